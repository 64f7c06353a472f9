//! Runs the commands of the README and of the tour, and holds what they print to what stands there.

#[test]
fn the_readme_and_the_tour_say_what_the_program_says() {
    trycmd::TestCases::new().case("README.md").case("docs/tour.md");
}
