//! Runs the commands of the README, of the tour and of the pages on testing, meaning, evidence, references, exchange and tables, and holds what they print to what stands there.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_readme_and_the_tour_say_what_the_program_says() {
    let cases = trycmd::TestCases::new();
    cases
        .env("CI", "true")
        .case("README.md")
        .case("docs/tour.md")
        .case("docs/testing.md")
        .case("docs/meaning.md")
        .case("docs/evidence.md")
        .case("docs/references.md")
        .case("docs/exchange.md")
        .case("docs/tables.md");
}

/// Blocks of `text` show commands that find something wrong: they exit with another code than 0, which is no part of
/// what a reader needs to see.
#[test]
fn the_readme_and_the_tour_show_errors_as_the_program_does() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for document in
        ["README.md", "docs/tour.md", "docs/testing.md", "docs/evidence.md", "docs/references.md", "docs/exchange.md"]
    {
        let text = fs::read_to_string(root.join(document)).unwrap();
        assert!(!text.contains("\n? "), "{document} shows an exit code");
        let blocks = text.split("```text\n$ cmo ").skip(1).filter_map(|rest| rest.split("\n```").next());
        let blocks: Vec<&str> = blocks.collect();
        assert!(!blocks.is_empty(), "{document} shows no error");
        for block in blocks {
            let (command, shown) = block.split_once('\n').unwrap();
            let arguments = shlex::split(command).unwrap();
            let mut program = Command::new(env!("CARGO_BIN_EXE_cmo"));
            let output = program.args(arguments).env("CI", "true").current_dir(root).output().unwrap();
            assert!(!output.status.success(), "{document}: {command}");
            let said = [output.stdout, output.stderr].concat();
            assert_eq!(String::from_utf8(said).unwrap().trim_end(), shown.trim_end(), "{document}: {command}");
        }
    }
}
