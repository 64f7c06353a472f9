//! How wide what stands in each buffer of a batch is: a buffer that ends within a value would stop a program that decodes it.

use std::collections::HashMap;

use arrow_ipc::{MetadataVersion, Schema, convert};
use arrow_schema::{ArrowError, DataType, Field, UnionMode};

/// By batch and by dictionary: the buffers of their columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Widths {
    columns: Vec<Buffers>,
    dictionaries: HashMap<i64, Vec<Buffers>>,
}

/// Buffers one after another.
#[derive(Clone, Copy, Debug)]
enum Buffers {
    /// One, of values of so many bytes; of bits and of text, 1.
    One(u64),
    /// Those of texts elsewhere: the first says which there are, the second where they are, others hold them. A batch says how many.
    Views,
}

/// A view is as wide as this.
const VIEW: u64 = 16;

impl Widths {
    /// Those of batches with such columns.
    ///
    /// # Errors
    /// The columns are of no kind.
    pub(super) fn of(schema: Schema<'_>, version: MetadataVersion) -> Result<Self, ArrowError> {
        let fields = convert::try_fb_to_schema(schema)?.fields;
        let mut widths = Self::default();
        for field in &fields {
            add(field.data_type(), version, &mut widths.columns);
            widths.add_dictionaries(field, version);
        }
        Ok(widths)
    }

    fn add_dictionaries(&mut self, field: &Field, version: MetadataVersion) {
        if let DataType::Dictionary(_, values) = field.data_type() {
            #[expect(deprecated, reason = "a message tells dictionaries by nothing else")]
            let id = field.dict_id().unwrap_or_default();
            let mut buffers = Vec::new();
            add(values, version, &mut buffers);
            // What decodes them takes the first of several that share an ID.
            self.dictionaries.entry(id).or_insert(buffers);
        }
        children(field.data_type()).into_iter().for_each(|child| self.add_dictionaries(child, version));
    }

    /// The widths of the buffers of a batch, or of the dictionary of an ID; `views` are how many buffers each column of views has.
    pub(super) fn buffers(&self, dictionary: Option<i64>, mut views: impl Iterator<Item = i64>) -> Vec<u64> {
        let columns = match dictionary {
            Some(id) => self.dictionaries.get(&id).map_or(&[][..], Vec::as_slice),
            None => &self.columns,
        };
        let mut widths = Vec::new();
        for buffers in columns {
            match buffers {
                Buffers::One(width) => widths.push(*width),
                Buffers::Views => {
                    let texts = usize::try_from(views.next().unwrap_or(0)).unwrap_or(0);
                    widths.extend([1, VIEW]);
                    // As many as a hostile file says are not there.
                    widths.resize(widths.len().saturating_add(texts).min(widths.len() + MOST_TEXTS), 1);
                }
            }
        }
        widths
    }
}

/// A column of views has no more buffers of text, as far as they are looked at.
const MOST_TEXTS: usize = 1 << 16;

/// Adds the buffers of a kind, with those of what is in it.
fn add(kind: &DataType, version: MetadataVersion, buffers: &mut Vec<Buffers>) {
    let mut ones = |widths: &[u64]| buffers.extend(widths.iter().map(|width| Buffers::One(*width)));
    match kind {
        DataType::Null | DataType::RunEndEncoded(..) => {}
        DataType::Utf8View | DataType::BinaryView => buffers.push(Buffers::Views),
        DataType::Union(_, mode) => {
            if version < MetadataVersion::V5 {
                ones(&[1]);
            }
            ones(if *mode == UnionMode::Dense { &[1, 4] } else { &[1] });
        }
        DataType::Utf8 | DataType::Binary => ones(&[1, 4, 1]),
        DataType::LargeUtf8 | DataType::LargeBinary => ones(&[1, 8, 1]),
        DataType::List(_) | DataType::Map(..) => ones(&[1, 4]),
        DataType::LargeList(_) => ones(&[1, 8]),
        DataType::ListView(_) => ones(&[1, 4, 4]),
        DataType::LargeListView(_) => ones(&[1, 8, 8]),
        DataType::FixedSizeList(..) | DataType::Struct(_) => ones(&[1]),
        DataType::Dictionary(key, _) => ones(&[1, width(key)]),
        kind => ones(&[1, width(kind)]),
    }
    children(kind).into_iter().for_each(|child| add(child.data_type(), version, buffers));
}

/// How wide a value is that is always as wide.
fn width(kind: &DataType) -> u64 {
    kind.primitive_width().map_or(1, |width| width as u64)
}

/// What a kind is made of.
fn children(kind: &DataType) -> Vec<&Field> {
    match kind {
        DataType::List(child)
        | DataType::LargeList(child)
        | DataType::ListView(child)
        | DataType::LargeListView(child)
        | DataType::FixedSizeList(child, _)
        | DataType::Map(child, _) => vec![child],
        DataType::Struct(children) => children.iter().map(AsRef::as_ref).collect(),
        DataType::Union(children, _) => children.iter().map(|(_, child)| child.as_ref()).collect(),
        DataType::RunEndEncoded(ends, values) => vec![ends, values],
        _ => Vec::new(),
    }
}
