//! Unpacks what is read while it is read: of a packed file no more is in memory than a window.

use std::io::{self, ErrorKind, Read};

use flate2::read::MultiGzDecoder;

use crate::cases::{FormProblem, Packing};

/// What a packed file holds.
///
/// # Errors
/// Nothing can be unpacked at all; what is wrong further in, and where a file ends too early, is told when it is read.
pub fn unpacked<'r>(reader: impl Read + Send + 'r, packing: Packing) -> io::Result<Box<dyn Read + Send + 'r>> {
    Ok(match packing {
        Packing::Gzip => Box::new(Unpacking { reader: MultiGzDecoder::new(reader), form: "a file packed with gzip" }),
        Packing::Zstd => {
            let reader = zstd::stream::read::Decoder::new(reader)?;
            Box::new(Unpacking { reader, form: "a file packed with Zstandard" })
        }
    })
}

/// Tells in the user's words what is wrong with a packed file.
struct Unpacking<R> {
    reader: R,
    form: &'static str,
}

impl<R: Read> Read for Unpacking<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.reader.read(buffer).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => io::Error::other(FormProblem::CutShort { form: self.form }),
            ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::Other if error.raw_os_error().is_none() => {
                io::Error::other(FormProblem::Broken { form: words(self.form), line: 0, why: error.to_string() })
            }
            _ => error,
        })
    }
}

/// What it is without its article.
fn words(form: &'static str) -> &'static str {
    form.strip_prefix("a ").unwrap_or(form)
}
