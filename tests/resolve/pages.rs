//! The pages of this floor's codes: what causes the finding does, and what to write instead does not.

use std::path::Path;

use cmo::resolve::{FileProblem, Files, resolve};
use cmo::source::{Source, SourceId, Sources};
use cmo::syntax::parse;

/// One bibliography, and an empty one.
struct Shelf;

impl Files for Shelf {
    fn read(&self, from: SourceId, path: &str) -> Result<String, FileProblem> {
        self.stays(from, path)?;
        match path {
            "studies.bib" | "a.bib" | "b.bib" => Ok(format!("@article{{inch2019, note = {{{path}}}}}")),
            "studies.ris" => Ok("TY  - JOUR\nER  -\n".to_owned()),
            _ => Err(FileProblem::NotFound(Vec::new())),
        }
    }

    fn stays(&self, _: SourceId, path: &str) -> Result<(), FileProblem> {
        if path.starts_with("..") { Err(FileProblem::LeavesFolder) } else { Ok(()) }
    }
}

/// The codes that a text of a page raises; a line `# a.cmo` starts a file.
fn raised(text: &str) -> Vec<u16> {
    let mut sources = Sources::new();
    let mut trees = Vec::new();
    let mut found = Vec::new();
    for text in text.split(".cmo\n") {
        let id = sources.add(Source::new("page", text));
        let parsed = parse(id, text);
        found.extend(parsed.diagnostics);
        trees.push((id, parsed.tree));
    }
    found.extend(resolve(&sources, &trees, &Shelf).diagnostics);
    found.iter().map(|found| found.code.0).collect()
}

#[test]
fn pages_show_what_causes_a_finding_and_what_does_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codes");
    // Of files, of what git ignores, and of `cmo.toml`; and one whose cause is too long for a page (a case file has it).
    let elsewhere = [232, 233, 236, 240, 241, 242, 243, 244, 245, 246, 309];
    let mut count = 0;
    for code in (200..310_u16).chain(410..420).filter(|code| !elsewhere.contains(code)) {
        let Ok(page) = std::fs::read_to_string(folder.join(format!("CMO{code}.md"))) else { continue };
        let blocks: Vec<&str> = page.split("```").collect();
        let (cause, instead) = (blocks[1].trim_start_matches("cmo\n"), blocks[3].trim_start_matches("cmo\n"));
        assert!(raised(cause).contains(&code), "CMO{code}: {cause}\n{:?}", raised(cause));
        let instead = raised(instead);
        assert!(!instead.contains(&code) && !instead.iter().any(|code| *code < 200), "CMO{code}: {instead:?}");
        count += 1;
    }
    assert!(count > 30, "{count} pages");
}
