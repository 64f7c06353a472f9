//! The parts of a zip archive that somebody else made: refused where it is made to do harm.

use std::io::{Cursor, Read, sink};

use rustc_hash::{FxHashMap, FxHashSet};
use zip::ZipArchive;
use zip::result::ZipError;

use super::Refused;

/// Parts that an archive may have.
const PARTS: usize = 20_000;
/// Bytes that all parts together may have when they are unpacked.
const UNPACKED: u64 = 512 * 1024 * 1024;
/// Where a document type would stand in a part.
const HEAD: u64 = 4096;

/// An archive of which every part was looked at.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The names of its parts by the same in small letters; of two, the first.
    names: FxHashMap<String, String>,
}

impl<'b> Archive<'b> {
    /// The archive in some bytes, of which every part is looked at.
    ///
    /// # Errors
    /// What is no archive, is encrypted, is far larger than it looks, has far too many parts, names a place outside, or
    /// declares XML entities.
    pub(super) fn of(bytes: &'b [u8]) -> Result<Self, Refused> {
        Self::looked(bytes, |_| true, |_| true)
    }

    /// An archive that also holds pages, pictures and recordings, which are never unpacked: only texts and what is marked
    /// up are looked at.
    ///
    /// # Errors
    /// As [`Self::of`], of the parts that are read.
    pub(super) fn with_media(bytes: &'b [u8]) -> Result<Self, Refused> {
        Self::looked(bytes, |name| ends(name, ".qde") || ends(name, ".txt"), |name| ends(name, ".qde"))
    }

    /// An archive with the parts that are to be unpacked, and those that are marked up.
    fn looked(bytes: &'b [u8], is_read: fn(&str) -> bool, is_marked_up: fn(&str) -> bool) -> Result<Self, Refused> {
        if bytes.starts_with(&COMPOUND) {
            return Err(Refused::new("this file is protected by a password, or is an old `.xls` or `.doc`", UNLOCKED));
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        refuse_twice(bytes, zip.central_directory_start())?;
        if zip.len() > PARTS {
            let says = format!("this archive has {} parts, far more than a document has", zip.len());
            return Err(Refused::new(says, UNTRUSTED));
        }
        let mut left = UNPACKED;
        let mut names = FxHashMap::default();
        for index in 0..zip.len() {
            let mut part = zip.by_index(index).map_err(|error| broken(&error))?;
            let name = part.name().map_or_else(|_| String::from("?"), std::borrow::Cow::into_owned);
            if part.enclosed_name().is_none() {
                return Err(Refused::new(format!("`{}` in this archive names a place outside of it", name), UNTRUSTED));
            }
            names.entry(name.to_lowercase()).or_insert_with(|| name.clone());
            if !is_read(&name) {
                continue;
            }
            let (head, read) = unpacked(&mut part, left)?;
            if is_marked_up(&name) && memchr::memmem::find(&head, b"<!DOCTYPE").is_some() {
                let says = format!("`{}` in this archive declares a document type, which no such document needs", name);
                return Err(Refused::new(says, UNTRUSTED));
            }
            left = left
                .checked_sub(read)
                .ok_or_else(|| Refused::new("this archive is over 512 megabytes when it is unpacked", UNTRUSTED))?;
        }
        Ok(Self { zip, names })
    }

    /// The part of this name, in capital letters or not; none where there is none.
    pub(super) fn named(&self, name: &str) -> Option<&str> {
        self.names.get(&name.to_lowercase()).map(String::as_str)
    }

    /// The parts whose names begin so, in their order.
    pub(super) fn all(&self, start: &str) -> Vec<String> {
        let mut names: Vec<String> = self.names.values().filter(|name| name.starts_with(start)).cloned().collect();
        names.sort();
        names
    }

    /// The text of a part; none where there is none of that name.
    ///
    /// # Errors
    /// A part that is no UTF-8 text.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refused> {
        let Ok(mut part) = self.zip.by_name(name) else { return Ok(None) };
        let mut text = String::new();
        match part.by_ref().take(UNPACKED).read_to_string(&mut text) {
            Ok(_) => Ok(Some(text)),
            Err(_) => Err(Refused::new(format!("`{name}` in this archive is no UTF-8 text"), ANEW)),
        }
    }
}

/// How files begin that hold what is protected by a password, and those of old programs.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Refuses an archive with two parts of one name, of which another program may show the other. Of such parts only one is
/// kept by what reads the archive, so that the directory of its parts is walked.
///
/// # Errors
/// A name that stands twice.
fn refuse_twice(bytes: &[u8], start: u64) -> Result<(), Refused> {
    let mut rest = usize::try_from(start).ok().and_then(|start| bytes.get(start..)).unwrap_or_default();
    let mut names = FxHashSet::default();
    while let Some((name, next)) = listed(rest) {
        if !names.insert(name) {
            let says = format!("`{}` stands twice in this archive", String::from_utf8_lossy(name));
            return Err(Refused::new(says, UNTRUSTED));
        }
        rest = next;
    }
    Ok(())
}

/// The name of the first part in a piece of the directory, and what follows it.
fn listed(directory: &[u8]) -> Option<(&[u8], &[u8])> {
    let head = directory.strip_prefix(b"PK\x01\x02")?;
    let length = |at: usize| Some(usize::from(u16::from_le_bytes([*head.get(at)?, *head.get(at + 1)?])));
    let (name, extra, comment) = (length(24)?, length(26)?, length(28)?);
    Some((head.get(42..42 + name)?, head.get(42 + name + extra + comment..)?))
}

/// The head of a part, and how many bytes it has; `left` is how many it may have.
fn unpacked(part: &mut impl Read, left: u64) -> Result<(Vec<u8>, u64), Refused> {
    let mut head = Vec::new();
    let read = part.by_ref().take(HEAD).read_to_end(&mut head).and_then(|read| {
        let rest = std::io::copy(&mut part.by_ref().take(left + 1), &mut sink())?;
        Ok(read as u64 + rest)
    });
    read.map(|read| (head, read)).map_err(|error| Refused::new(format!("this archive is broken: {error}"), ANEW))
}

/// Whether a name ends so, in capital letters or not.
fn ends(name: &str, with: &str) -> bool {
    name.len().checked_sub(with.len()).and_then(|at| name.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(with))
}

const UNLOCKED: &str = "open it where it was made, and save it without a password as `.xlsx` or `.docx`";
const ANEW: &str = "save the file anew from the program that it comes from";
pub(super) const UNTRUSTED: &str =
    "take the file from where you trust it, or save it anew from the program that it comes from";

fn broken(error: &ZipError) -> Refused {
    match error {
        ZipError::UnsupportedArchive(message) if *message == ZipError::PASSWORD_REQUIRED => {
            Refused::new("this archive is encrypted", "save the file without a password")
        }
        ZipError::InvalidArchive(_) => {
            let says = "this is no archive that can be read: such a file is packed as a zip, and this is none, or not all of one";
            Refused::new(says, ANEW)
        }
        error => Refused::new(format!("this is no archive that can be read: {error}"), ANEW),
    }
}
