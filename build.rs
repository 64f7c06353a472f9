//! Rebuilds the program when a page or a template is added: macros that embed a folder see only the files it had. And has it
//! linked so that it starts soon.

use std::env;

fn main() {
    for folder in ["docs/codes", "src/cli/new"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    // Code for vectors is built for the sets of instructions that can be asked for, and not for one between them.
    println!("cargo::rustc-cfg=disable_dispatch_sse4_2");
    println!("cargo::rustc-check-cfg=cfg(disable_dispatch_sse4_2)");
    if starts_by_the_loader_of_glibc() {
        // At a fixed address nothing is left to move when it starts, however many libraries are in it.
        println!("cargo::rustc-link-arg-bin=cmo=-no-pie");
        // What unwinds a stack is in the program: one library less to look for and load. It is a part of any gcc, beside the
        // one that is loaded.
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// Whether the program is one that the loader of the GNU C library starts, on the processors where that was measured. What
/// `.ci/release` builds holds the C library, and is linked as that needs.
fn starts_by_the_loader_of_glibc() -> bool {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|said| said.split(',').any(|one| one == value));
    let is_linux = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    let is_whole = is("CARGO_CFG_TARGET_FEATURE", "crt-static");
    is_linux && is("CARGO_CFG_TARGET_ARCH", "x86_64") && !is_whole && env::var_os("CARGO_FEATURE_CLI").is_some()
}
