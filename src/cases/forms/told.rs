//! Tells by the first bytes of a file and by its name which form its table has; where the two disagree, says what was seen.

use crate::cases::FormProblem;

/// The form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text with separators: CSV and its like.
    Separated,
    /// JSON: a list of objects, objects one after another, or objects under the names of cases.
    Json,
    /// YAML: the same.
    Yaml,
    /// A workbook of Excel.
    Workbook,
    /// Parquet.
    Parquet,
    /// Arrow IPC, as a file or as a stream.
    Arrow,
}

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// gzip
    Gzip,
    /// Zstandard
    Zstd,
}

/// How names end, and what such files are.
const ENDINGS: [(&str, Form); 17] = [
    ("csv", Form::Separated),
    ("tsv", Form::Separated),
    ("tab", Form::Separated),
    ("txt", Form::Separated),
    ("json", Form::Json),
    ("ndjson", Form::Json),
    ("jsonl", Form::Json),
    ("yaml", Form::Yaml),
    ("yml", Form::Yaml),
    ("xlsx", Form::Workbook),
    ("xlsm", Form::Workbook),
    ("parquet", Form::Parquet),
    ("pq", Form::Parquet),
    ("arrow", Form::Arrow),
    ("arrows", Form::Arrow),
    ("ipc", Form::Arrow),
    ("feather", Form::Arrow),
];

/// What the first bytes of a file show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Form(Form),
    Packed,
    NotRead(&'static str),
    /// Text of any kind.
    Text,
}

impl Packing {
    /// How a file is packed, by its first bytes.
    #[must_use]
    pub fn seen(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstd),
            _ => None,
        }
    }

    /// The name of a file without the ending of a packed one, and that ending.
    #[must_use]
    pub fn named(name: &str) -> (&str, Option<Self>) {
        let stripped = |ending: &str| {
            let at = name.len().checked_sub(ending.len())?;
            name.get(at..).filter(|end| end.eq_ignore_ascii_case(ending)).and_then(|_| name.get(..at))
        };
        let known = [(".gz", Self::Gzip), (".zst", Self::Zstd)];
        let found = known.into_iter().find_map(|(ending, packing)| stripped(ending).map(|rest| (rest, Some(packing))));
        found.unwrap_or((name, None))
    }

    /// Whether a name and the first bytes say the same of it.
    ///
    /// # Errors
    /// They do not.
    pub fn told(name: &str, head: &[u8]) -> Result<Option<Self>, FormProblem> {
        let (named, seen) = (Self::named(name).1, Self::seen(head));
        match (named, seen) {
            (named, seen) if named == seen => Ok(seen),
            (_, Some(Self::Gzip)) => Err(disagrees(name, "a file packed with gzip", Some(".gz"))),
            (_, Some(Self::Zstd)) => Err(disagrees(name, "a file packed with Zstandard", Some(".zst"))),
            (_, None) => Err(FormProblem::NotPacked { ending: ending(name) }),
        }
    }
}

impl Form {
    /// The form that a name says, with or without the ending of a packed file; none where it says none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (_, ending) = Packing::named(name).0.rsplit_once('.')?;
        ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|(_, form)| *form)
    }

    /// The form of a table by its name, where it has one, and by its first bytes, unpacked.
    ///
    /// # Errors
    /// The two disagree, or it is something that is not read.
    pub fn told(name: Option<&str>, head: &[u8]) -> Result<Self, FormProblem> {
        let named = name.and_then(|name| Self::named(name).map(|form| (name, form)));
        match (named, seen(head)) {
            (None, Seen::Form(form)) => Ok(form),
            (None, Seen::Text) => Ok(Self::Separated),
            (None, Seen::Packed) => Err(FormProblem::NotRead { seen: "a packed file in a packed file" }),
            (None, Seen::NotRead(seen)) => Err(FormProblem::NotRead { seen }),
            (Some((_, named)), Seen::Form(seen)) if named == seen => Ok(seen),
            // All of JSON is YAML, and what begins so may be either.
            (Some((_, Self::Yaml)), Seen::Form(Self::Json)) => Ok(Self::Yaml),
            (Some((_, named)), Seen::Form(Self::Yaml) | Seen::Text) if named.is_text() => Ok(named),
            (Some((name, _)), Seen::Form(seen)) => Err(disagrees(name, seen.words(), Some(seen.ending()))),
            (Some((name, _)), Seen::Text) => Err(disagrees(name, "text", Some(".csv"))),
            (Some((name, _)), Seen::Packed) => Err(disagrees(name, "a packed file", Some(".gz"))),
            (Some((name, _)), Seen::NotRead(seen)) => Err(disagrees(name, seen, None)),
        }
    }

    const fn is_text(self) -> bool {
        match self {
            Self::Separated | Self::Json | Self::Yaml => true,
            Self::Workbook | Self::Parquet | Self::Arrow => false,
        }
    }

    /// What such a file is called.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Separated => "text with separators",
            Self::Json => "JSON",
            Self::Yaml => "YAML",
            Self::Workbook => "a workbook",
            Self::Parquet => "a Parquet file",
            Self::Arrow => "an Arrow file",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Separated => ".csv",
            Self::Json => ".json",
            Self::Yaml => ".yaml",
            Self::Workbook => ".xlsx",
            Self::Parquet => ".parquet",
            Self::Arrow => ".arrow",
        }
    }
}

fn disagrees(name: &str, seen: &'static str, named: Option<&'static str>) -> FormProblem {
    FormProblem::Disagrees { ending: ending(name), seen, named }
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or(name, |(_, ending)| ending).to_owned()
}

fn seen(head: &[u8]) -> Seen {
    match head {
        [b'P', b'A', b'R', b'1', ..] => Seen::Form(Form::Parquet),
        [b'P', b'A', b'R', b'E', ..] => Seen::NotRead("an encrypted Parquet file"),
        [b'A', b'R', b'R', b'O', b'W', b'1', ..] | [0xff, 0xff, 0xff, 0xff, ..] => Seen::Form(Form::Arrow),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Seen::Form(Form::Workbook),
        [b'F', b'E', b'A', b'1', ..] => Seen::NotRead("a Feather file of version 1"),
        [b'%', b'P', b'D', b'F', ..] => Seen::NotRead("a PDF"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Seen::NotRead("a workbook that is encrypted, or of Excel before 2007"),
        _ if Packing::seen(head).is_some() => Seen::Packed,
        _ => text(head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start()),
    }
}

fn text(head: &[u8]) -> Seen {
    let behind = |marks: usize| head.get(marks..).map_or(&[][..], <[u8]>::trim_ascii_start).first();
    match head {
        // A header may begin with a bracket as well: `[1] trusted,[2] shared`.
        [b'{', ..] if matches!(behind(1), Some(b'"' | b'}')) => Seen::Form(Form::Json),
        [b'[', ..] if matches!(behind(1), Some(b'{' | b']')) => Seen::Form(Form::Json),
        [b'-', b'-', b'-', b' ' | b'\r' | b'\n', ..] | [b'-', b' ', ..] | [b'%', b'Y', b'A', b'M', b'L', ..] => {
            Seen::Form(Form::Yaml)
        }
        _ => Seen::Text,
    }
}
