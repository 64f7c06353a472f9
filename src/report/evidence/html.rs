//! Evidence as one page of HTML that needs nothing beside it.

use super::tables::{Cell, Table, all};
use super::{About, By, wording};
use crate::evidence::Matrix;
use crate::report::references::{escaped, html as reference};

const HEAD: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>Evidence</title>
<style>
body { font: 16px/1.4 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid #bbb; padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #eee; }
td { max-width: 40rem; }
.reference { max-width: 50rem; padding-left: 2rem; text-indent: -2rem; }
</style>
</head>
<body>
<h1>Evidence</h1>
";

/// The page.
#[must_use]
pub fn page(matrix: &Matrix, by: By, about: About) -> String {
    let mut text = format!("{HEAD}<p>{}</p>\n", escaped(&wording::extent(matrix)));
    all(matrix, by, about).iter().filter(|table| !table.rows.is_empty()).for_each(|one| table(&mut text, one));
    references(&mut text, matrix);
    text += "</body>\n</html>\n";
    text
}

/// The list of references, and the studies that have none.
fn references(text: &mut String, matrix: &Matrix) {
    let Some(list) = wording::references(matrix) else { return };
    *text += "<h2>References</h2>\n";
    for one in list {
        *text += &format!("<p class=\"reference\">{}</p>\n", reference(one));
    }
    for says in [wording::not_shown(matrix), wording::without_reference(matrix)].into_iter().flatten() {
        *text += &format!("<p>{}</p>\n", escaped(&says));
    }
}

fn table(text: &mut String, table: &Table) {
    let head: Vec<String> = table.head.iter().map(|one| format!("<th scope=\"col\">{}</th>", escaped(one))).collect();
    *text += &format!(
        "<h2>{}</h2>\n<div class=\"wide\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\">\n<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n",
        table.name,
        head.concat()
    );
    table.rows.iter().for_each(|cells| row(text, cells));
    *text += "</tbody>\n</table>\n</div>\n";
}

/// The first cell says what the others are about.
fn row(text: &mut String, cells: &[Cell]) {
    *text += "<tr>";
    for (index, cell) in cells.iter().enumerate() {
        let words = escaped(&cell.words());
        *text += &if index == 0 { format!("<th scope=\"row\">{words}</th>") } else { format!("<td>{words}</td>") };
    }
    *text += "</tr>\n";
}
