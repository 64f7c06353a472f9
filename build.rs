//! Rebuilds the program when a page or a template is added: macros that embed a folder see only the files it had.

fn main() {
    for folder in ["docs/codes", "src/cli/new"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
