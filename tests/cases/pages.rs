//! The pages of the codes of tables: the first table raises the finding, the second does not.

use std::fs;
use std::path::Path;

use crate::cli::command::Place;

#[test]
fn pages_show_what_causes_a_finding_and_what_does_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codes");
    for code in 310..=318_u16 {
        let page = fs::read_to_string(folder.join(format!("CMO{code}.md"))).unwrap();
        let blocks: Vec<&str> = page.split("```").collect();
        let [theory, cause, instead] = [1, 3, 5].map(|block| blocks[block].split_once('\n').unwrap().1);
        let place = Place::new(&format!("page{code}")).with("theory.cmo", theory);
        let raised = |table: &str| {
            // A page is UTF-8: what is not stands there as `\xe9`.
            let bytes: Vec<u8> =
                table.replace("\\xe9", "\u{1}").bytes().map(|one| if one == 1 { 0xe9 } else { one }).collect();
            fs::write(place.0.join("cases.csv"), bytes).unwrap();
            let mut command = vec!["match", "theory.cmo", "--cases", "cases.csv", "--summary"];
            command.extend((code == 317).then_some("--skip-bad-rows"));
            place.cmo(&command).diagnostics.contains(&format!("CMO{code}"))
        };
        assert!(raised(cause), "CMO{code}: {cause}");
        assert!(!raised(instead), "CMO{code}: {instead}");
    }
}
