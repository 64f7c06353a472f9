//! A table comes back as it was read, and a theory that went out as a table says the same.

use super::read;
use crate::cli::command::{Place, THEORY};

#[test]
fn a_table_comes_back_as_it_was_read() {
    let table = "\
CMOC,Context,Mechanism,Outcome,Supported by,Confidence,Because,Note,Note
1a,Pharmacist trusted,GP is confident,Deprescribing,CHIPPS; Smith et al. (2020),\"low \"\"one site\"\"\",It was seen,first,second
1b,\"Trusted, and data shared\",,\"\"\"a\"\", not \"\"b\"\"\",12; 15,,,,
1c,\"\"\"a\"\" and (\"\"b\"\" or not \"\"c\"\")\",?,?,\"CHIPPS [p. 4] \"\"so; it went\"\"\",high,,,
";
    let place = Place::new("round_table").with("theory.cmo", &read(table).unwrap().text);
    let said = place.cmo(&["export", "table", "theory.cmo"]);
    assert_eq!(said.result, table, "{}", read(table).unwrap().text);
}

#[test]
fn a_theory_that_went_out_as_a_table_says_the_same() {
    let more = "\
theory PT1
group g
cmoc 3
  only if at least 2 of (trust, data shared, none of (staff short, \"a, b\"))
  then any of (toolkit, seminar) unless blame -> staff confident, staff listen
  then better care and not harm
  strengthened by money
  confidence moderate \"two sites\"
  level meso
  actor GP
  refines 1
  note \"a note\"
";
    let all = format!("{}\n{}", THEORY.replace(", case north", ""), &more["theory PT1\n".len()..]);
    let place = Place::new("round_theory").with("a.cmo", &all);
    let table = place.cmo(&["export", "table", "a.cmo"]);
    assert_eq!(
        table.diagnostics,
        "not in a table of configurations: 1 heading that says more than its name, 1 declared phrase, 1 study that says \
         more than its name, 2 cases\n"
    );
    let place = place.with("table.csv", &table.result);
    assert_eq!(place.cmo(&["import", "table", "table.csv", "--output", "b.cmo"]).exit, 0);
    let said = place.cmo(&["diff", "a.cmo", "b.cmo"]);
    let changed = said.result.lines().filter(|line| line.starts_with("changed") && line.contains("PT1."));
    assert_eq!(changed.collect::<Vec<_>>(), Vec::<&str>::new(), "{}\n{}", table.result, said.result);
}

#[test]
fn bibliographies_come_back_as_they_were_read() {
    let paper = "@article{inch2019,\n  author = {Inch, Jackie and {The CHIPPS Team} and van der Berg, Jr., Ann},\n  title = {Deprescribing & care},\n  \
                 journal = {Age and Ageing},\n  date = {2019-07-05},\n  doi = {10.1000/x}\n}\n\n@report{r1,\n  title = {A report},\n  year = {2020}\n}\n";
    let place = Place::new("round_csl").with("a/papers.bib", paper).with("a/t.cmo", "bibliography \"papers.bib\"\n");
    let first = place.cmo(&["export", "csl", "a"]);
    assert_eq!(first.exit, 0, "{first:?}");
    let place = place.with("b/papers.json", &first.result).with("b/t.cmo", "bibliography \"papers.json\"\n");
    let again = place.cmo(&["export", "csl", "b"]);
    assert_eq!((again.exit, again.result), (0, first.result.clone()));
    let items: serde_json::Value = serde_json::from_str(&first.result).unwrap();
    assert_eq!(items[0]["issued"]["date-parts"][0], serde_json::json!([2019, 7, 5]));
    assert_eq!(items[0]["author"][1]["literal"], "The CHIPPS Team");
    let csl = r#"[{"id":"a","type":"book","title":"A","abstract":"So","issued":{"date-parts":[[2018,2],[2019]]}},{"id":"b","type":"book","title":"B","issued":{"date-parts":[[2018]],"season":2}}]"#;
    let place = place.with("d/papers.json", csl).with("d/t.cmo", "bibliography \"papers.json\"\n");
    let again: serde_json::Value = serde_json::from_str(&place.cmo(&["export", "csl", "d"]).result).unwrap();
    assert_eq!(again, serde_json::from_str::<serde_json::Value>(csl).unwrap());
    let kept =
        "@book{a, title={A}, abstract={It costs $5, \\textbf{or} \\blob}, keywords={trust, care}, date={2018/2019}}\n";
    let place = place.with("e/papers.bib", kept).with("e/t.cmo", "bibliography \"papers.bib\"\n");
    let items: serde_json::Value = serde_json::from_str(&place.cmo(&["export", "csl", "e"]).result).unwrap();
    assert_eq!(items[0]["abstract"], "It costs $5, or \\blob");
    assert_eq!(items[0]["keyword"], "trust, care");
    assert_eq!(items[0]["issued"]["date-parts"], serde_json::json!([[2018], [2019]]));
    let place = place.with("c/t.cmo", "study A\n");
    assert_eq!(place.cmo(&["export", "csl", "c"]).exit, 2);
}

#[test]
fn the_shipped_theories_say_the_same_after_they_went_out_as_a_table() {
    let place = Place::new("round_shipped");
    let theories = concat!(env!("CARGO_MANIFEST_DIR"), "/theories");
    let place = place.with("table.csv", &Place::new("round_none").cmo(&["export", "table", theories]).result);
    let imported = place.cmo(&["import", "table", "table.csv", "--output", "b.cmo"]);
    assert_eq!(imported.exit, 0);
    assert!(!imported.diagnostics.contains("has an error"), "{}", imported.diagnostics);
    let said = place.cmo(&["diff", theories, "b.cmo", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&said.result).unwrap();
    let parts = document["configurations"].as_array().unwrap().iter().flat_map(|one| one["parts"].as_array().unwrap());
    // What a table has no place for: cases as evidence, which become notes, and names that are declared as opposites.
    let may_differ =
        |part: &str| matches!(part, "supports" | "refutes" | "modifies" | "augments" | "neutral" | "note" | "outcome");
    let lost = parts.filter(|part| !may_differ(part["part"].as_str().unwrap()));
    let lost: Vec<_> = lost.collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn a_phrase_and_its_opposite_stay_one_in_a_table() {
    let theory = "\
context home rural
  opposite home in town

context staff known
  opposite staff strangers

cmoc 1
  if home in town and trust
  then staff strangers
  then not home in town

cmoc 2
  if not home in town or home rural
  then better

cmoc 3
  if home in town
  then staff strangers
";
    let place = Place::new("round_opposites").with("a.cmo", theory);
    let table = place.cmo(&["export", "table", "a.cmo"]).result;
    assert_eq!(
        table,
        "CMOC,Context,Mechanism,Outcome\n1,\"not \"\"home rural\"\" and \"\"trust\"\"\",staff strangers,home rural\n\
         2,\"\"\"home rural\"\" or \"\"home rural\"\"\",,better\n3,\"not \"\"home rural\"\"\",,staff strangers\n"
    );
    let place = place.with("table.csv", &table);
    assert_eq!(place.cmo(&["import", "table", "table.csv", "--output", "b/b.cmo"]).exit, 0);
    assert_eq!(place.cmo(&["export", "table", "b"]).result, table);
}

#[test]
fn phrases_that_look_like_nothing_and_what_is_not_known_come_back() {
    let theory =
        "cmoc 1\n  if   not ?\n  then \"—\"\n  then better\n\ncmoc 2\n  if   \"not ?\"\n  then ease\n  then \"?\"\n";
    let place = Place::new("round_nothing").with("a.cmo", theory);
    let table = place.cmo(&["export", "table", "a.cmo"]);
    let rows = "1,not ?,\"\"\"—\"\"\",better\n2,\"\"\"not ?\"\"\",ease,\"\"\"?\"\"\"\n";
    assert_eq!(table.result, format!("CMOC,Context,Mechanism,Outcome\n{rows}"), "{table:?}");
    let place = place.with("table.csv", &table.result);
    let said = place.cmo(&["import", "table", "table.csv", "--output", "b/b.cmo"]);
    assert!(said.diagnostics.starts_with("made the folder `b`, which was not there\n"), "{said:?}");
    assert_eq!(place.cmo(&["export", "table", "b"]).result, table.result);
}
