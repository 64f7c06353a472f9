//! Commands of LaTeX in BibTeX: read as the marks that they stand for, or an error.

use cmo::theory::{Entry, Name, Variable};

use super::{resolved, theory};

fn entry(fields: &str) -> Entry {
    theory("a.bib", &format!("@article{{a, {fields}}}")).bibliographies[0].entries[0].clone()
}

fn title(title: &str) -> String {
    match entry(&format!("title={{{title}}}")).get("title") {
        Some(Variable::Text(text)) => text.clone(),
        other => format!("{other:?}"),
    }
}

#[test]
fn commands_that_programs_write_are_read_as_marks() {
    for (written, shown) in [
        (
            r"{CO}$_{\textrm{2}}$ in \textit{E. coli}, H\textsubscript{2}O, 5 \textdegree C \ldots{}",
            "CO₂ in E. coli, H₂O, 5 °C …",
        ),
        (
            r"\textbf{Bold} \textsc{Small} \emph{set \textbf{twice}} {\em slanted} \mbox{one box}",
            "Bold Small set twice slanted one box",
        ),
        (r"at \url{https://a.b/c_d}", "at https://a.b/c_d"),
        (r"$\geq$ 5\,mg {\textpm} 2 and $ \leq $3", "≥ 5\u{a0}mg ± 2 and ≤3"),
        (r"5{\textendash}6 \textasciitilde 3", "5–6 ~3"),
        (r"5 {\textasciitilde} 3~mg", "5 ~ 3\u{a0}mg"),
        (r"10$^{-3}$ m\textsuperscript{2}, 5\textsuperscript{th}, $2^n$, 30$^\circ$C", "10⁻³ m², 5th, 2^n, 30°C"),
        (r"TGF-$\beta$ and $\alpha_1$-blockers: a $p < 0.05$ trial", "TGF-β and α₁-blockers: a p < 0.05 trial"),
        (r"Costs of $5 and $6, or \$7", "Costs of $5 and $6, or $7"),
        (r"50\% \& more \#1 a\_b \{x\} \textbackslash{}n", r"50% & more #1 a_b {x} \n"),
        (r#"na{\"\i}ve \c{c}a \v{S}koda \r{A} \o re \ss{} fa\c cade"#, "naïve ça Škoda Å øre ß façade"),
        (r"\enquote{Trust} \href{https://a.b}{there}\newline again", "“Trust” there again"),
        (r"$\frac{1}{2}$ of it", "1/2 of it"),
    ] {
        assert_eq!(title(written), shown, "{written}");
    }
}

#[test]
fn letters_of_names_have_their_accents_in_every_spelling() {
    let spellings =
        [r"Garc{\'\i}a", r"Garc{\'{\i}}a", r"Garc\'{\i}a", r"Garc\'\i a", r"Garc{\'i}a", r"Garc\'{i}a", "García"];
    for written in spellings {
        let entry = entry(&format!("author={{{written}, J.~M.}}, title={{A}}"));
        let Some(Variable::Names(names)) = entry.get("author") else { panic!("{written}") };
        let is_it =
            matches!(&names[..], [Name::Person { family, given, .. }] if family == "García" && given == "J.\u{a0}M.");
        assert!(is_it, "{written}: {names:?}");
    }
    let entry = entry(r"author={{\L}ukasz {\O}rsted and {\'E}mile {\v Z}i{\v z}ek}, title={A}");
    let shown = format!("{:?}", entry.get("author"));
    assert!(["Łukasz", "Ørsted", "Émile", "Žižek"].iter().all(|part| shown.contains(part)), "{shown}");
}

/// What is said of a bibliography, a line each.
fn said(content: &str) -> Vec<String> {
    resolved("a.bib", content).diagnostics.iter().map(|one| one.message.clone()).collect()
}

#[test]
fn a_command_that_nobody_knows_is_an_error_with_its_place() {
    let unknown = |line: usize, column: usize| {
        vec![format!("a command of LaTeX is not known in `a.bib` at line {line}, column {column}")]
    };
    assert_eq!(said("@book{a,\n  title = {The \\blob{x} of it}\n}"), unknown(2, 16));
    assert_eq!(said("@string{b = {A \\blob}}\n@book{a, title = b}\n@book{c, title = b}"), unknown(1, 16));
    let elsewhere = "@book{a, title={A}, abstract={\\blob and $5}, owner={\\blob}, url={http://a/\\blob}}";
    assert_eq!(said(elsewhere), Vec::<String>::new());
    let open = "@book{a,\n  title = {\\alpha and \\alpha {B} for $5}\n}";
    assert_eq!(said(open), ["the marks of TeX do not come in pairs in `a.bib` at line 2, column 40"]);
}

#[test]
fn commands_in_commands_come_to_an_end() {
    let deep = format!("@book{{a, title={{{}x}}}}", r"\'".repeat(100_000));
    resolved("a.bib", &deep);
    let dollars = format!("@book{{a, title={{{}}}}}", "$^$_".repeat(20_000));
    resolved("a.bib", &dollars);
}

#[test]
fn addresses_lose_what_programs_put_before_their_marks() {
    let entry = entry(r"title={A}, doi={10.1000/a\_b}, url={http://a.b/\~c?d\&e}");
    assert_eq!(entry.get("DOI"), Some(&Variable::from("10.1000/a_b")));
    assert_eq!(entry.get("URL"), Some(&Variable::from("http://a.b/~c?d&e")));
}
