//! Finds circles in relations that must come to an end.

/// Each circle that leads from a node back to itself, by the edges it goes along: `next[from]` lists `(to, edge)`.
///
/// A circle is given once, from its smallest node on; of circles that share edges, those that a walk in order meets.
pub(super) fn circles<E: Copy>(next: &[Vec<(usize, E)>]) -> Vec<Vec<(usize, E)>> {
    let mut walk = Walk { next, state: vec![State::New; next.len()], circles: Vec::new() };
    for node in 0..next.len() {
        walk.from(node);
    }
    walk.circles
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnPath,
    Done,
}

struct Walk<'n, E> {
    next: &'n [Vec<(usize, E)>],
    state: Vec<State>,
    circles: Vec<Vec<(usize, E)>>,
}

impl<E: Copy> Walk<'_, E> {
    /// Walks in depth without recursion: a chain may be as long as the theory.
    fn from(&mut self, start: usize) {
        if self.state[start] != State::New {
            return;
        }
        self.state[start] = State::OnPath;
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((node, taken)) = path.last_mut() {
            let Some(&(to, _)) = self.next[*node].get(*taken) else {
                self.state[*node] = State::Done;
                path.pop();
                continue;
            };
            *taken += 1;
            match self.state[to] {
                State::New => {
                    self.state[to] = State::OnPath;
                    path.push((to, 0));
                }
                State::OnPath => self.close(&path, to),
                State::Done => {}
            }
        }
    }

    fn close(&mut self, path: &[(usize, usize)], to: usize) {
        let start = path.iter().position(|(node, _)| *node == to).unwrap_or(0);
        let mut circle: Vec<(usize, E)> =
            path[start..].iter().map(|&(node, taken)| (node, self.next[node][taken - 1].1)).collect();
        let smallest = circle.iter().enumerate().min_by_key(|(_, (node, _))| *node).map_or(0, |(at, _)| at);
        circle.rotate_left(smallest);
        self.circles.push(circle);
    }
}
