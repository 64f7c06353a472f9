//! The types of references and the tags that RIS has, and those that programs and databases write in it.

/// Those of the specification of 2011, and what Zotero, EndNote, Mendeley and databases write beside them.
#[rustfmt::skip]
const TYPES: [&str; 68] = [
    "ABST", "ADVS", "AGGR", "ANCIENT", "ART", "BILL", "BLOG", "BOOK", "CASE", "CHAP", "CHART", "CLSWK", "COMP",
    "CONF", "CPAPER", "CTLG", "DATA", "DATASET", "DBASE", "DICT", "EBOOK", "ECHAP", "EDBOOK", "EJOUR", "ELEC",
    "ELECTRONIC", "ENCYC", "EQUA", "FIGURE", "GEN", "GENERIC", "GOVDOC", "GRANT", "GRNT", "HEAR", "ICOMM", "INPR",
    "INTV", "JFULL", "JOUR", "LEGAL", "MANSCPT", "MAP", "MGZN", "MPCT", "MULTI", "MUSIC", "NEWS", "PAMP", "PAT",
    "PCOMM", "POD", "PODCAST", "PREPRINT", "PRESS", "RPRT", "SER", "SLIDE", "SOCIAL", "SOUND", "STAND", "STAT",
    "THES", "UNBILL", "UNPB", "UNPD", "VIDEO", "WEB",
];

/// Those of the specifications of 2001 and 2011; what Zotero, EndNote and Mendeley write; and what databases add, as Web of
/// Science, Ovid, Cochrane and PubMed. In the order of their letters.
#[rustfmt::skip]
const TAGS: [&str; 149] = [
    "A1", "A2", "A3", "A4", "A5", "A6", "AB", "AD", "AN", "AR", "AU", "AV", "AX", "BT", "BW", "C1", "C2", "C3", "C4",
    "C5", "C6", "C7", "C8", "CA", "CL", "CN", "CP", "CR", "CT", "CY", "D2", "DA", "DB", "DI", "DL", "DO", "DP", "DS",
    "DT", "EA", "ED", "EP", "ER", "ET", "FN", "GA", "GN", "H1", "H2", "HC", "HP", "ID", "IN", "IP", "IS", "J1", "J2",
    "J9", "JA", "JF", "JI", "JO", "JT", "K1", "KW", "L1", "L2", "L3", "L4", "LA", "LB", "LG", "LK", "LL", "LS", "M1",
    "M2", "M3", "M4", "MB", "MH", "N1", "N2", "NO", "NR", "NT", "NV", "NW", "OA", "OI", "OP", "OT", "PA", "PB", "PG",
    "PI", "PM", "PP", "PT", "PU", "PY", "RI", "RL", "RN", "RP", "SC", "SE", "SI", "SN", "SO", "SP", "SR", "SS", "ST",
    "SU", "SV", "T1", "T2", "T3", "TA", "TC", "TI", "TT", "TY", "U1", "U2", "U3", "U4", "U5", "U6", "UN", "UR", "US",
    "UT", "VL", "VO", "VR", "WC", "WE", "WP", "WT", "WV", "XR", "XT", "Y1", "Y2", "Y3", "YR", "Z9",
];

/// Whether a word is a type of references.
pub(super) fn is_type(word: &str) -> bool {
    TYPES.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The types that another word is one slip from.
pub(super) fn types_near(word: &str) -> Vec<String> {
    let word = word.to_ascii_uppercase();
    let near = TYPES.iter().filter(|known| strsim::osa_distance(&word, known) == 1);
    near.map(|known| (*known).to_owned()).collect()
}

/// Whether somebody writes such a tag.
pub(super) fn is_tag(tag: &str) -> bool {
    TAGS.binary_search(&tag).is_ok()
}
