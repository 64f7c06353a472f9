//! Projects of qualitative analysis, as NVivo, ATLAS.ti and MAXQDA export them.

mod facts;
mod harm;
mod positions;

use cmo::import::qda::{Reading, import};
use cmo::import::{Imported, Refused};

use super::{archive, remarks};

/// A project with one text, `Interview 1`, beside what else there is.
pub fn project(codes: &str, selections: &str, rest: &str, text: &str) -> Vec<u8> {
    let markup = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Care homes\"><CodeBook><Codes>{codes}</Codes></CodeBook>\
         <Sources><TextSource guid=\"s1\" name=\"Interview 1\" plainTextPath=\"internal://s1.txt\">{selections}</TextSource></Sources>{rest}</Project>"
    );
    archive(&[("project.qde", &markup), ("Sources/s1.txt", text)])
}

/// A code with what stands in it.
pub fn code(guid: &str, name: &str, within: &str) -> String {
    format!("<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"true\">{within}</Code>")
}

/// A passage that is coded with some codes.
pub fn passage(name: &str, start: i64, end: i64, codes: &[&str]) -> String {
    let coding = |code: &&str| format!("<Coding guid=\"c\"><CodeRef targetGUID=\"{code}\"/></Coding>");
    let codings: String = codes.iter().map(coding).collect();
    format!(
        "<PlainTextSelection guid=\"p{start}\" name=\"{name}\" startPosition=\"{start}\" endPosition=\"{end}\">{codings}</PlainTextSelection>"
    )
}

pub fn read(bytes: &[u8]) -> Result<Imported, Refused> {
    import("project.qdpx", bytes, &Reading::default())
}

/// What was remarked beside what every project has.
pub fn told(imported: &Imported) -> Vec<String> {
    let all = remarks(imported).into_iter();
    all.filter(|one| !one.contains("who coded what")).collect()
}

const TEXT: &str = "The pharmacist was trusted. Data were shared. Care got better.";

/// Contexts, an outcome, a configuration with a mechanism and evidence, and a code that is nothing of these.
fn care_homes() -> Vec<u8> {
    let codes = [
        code(
            "c1",
            "Contexts (C)",
            &format!(
                "{}{}",
                code(
                    "c2",
                    "pharmacist trusted, by GP",
                    "<Description>An established\n pharmacist</Description><NoteRef targetGUID=\"n1\"/>"
                ),
                code("c3", "data shared", "")
            ),
        ),
        code("c4", "Outcome: care better", ""),
        code(
            "c5",
            "CMOC 1a: Trust",
            &[code("c6", "Supports", ""), code("c7", "Mechanisms", &code("c8", "GP confident", ""))].concat(),
        ),
        code("c9", "good quotes", "<Description>for the paper</Description>"),
    ];
    let selections = [
        "<Description>the manager</Description>".to_owned(),
        passage("pharmacist was trusted", 4, 26, &["c2", "c5"]),
        passage("", 28, 44, &["c3"]),
        passage("", 46, 61, &["c4", "c6"]).replacen("><Coding", "><Description>very glad</Description><Coding", 1),
        passage("", 0, 3, &["c9"]),
    ];
    let rest = "<Notes><Note guid=\"n1\" name=\"On trust\"><PlainTextContent>Grows slowly.</PlainTextContent></Note>\
        <Note guid=\"n2\" name=\"Plan\"><PlainTextContent>First.\nSecond.</PlainTextContent></Note></Notes>\
        <Links><Link guid=\"l1\" name=\"leads to\" direction=\"OneWay\" originGUID=\"c2\" targetGUID=\"c8\"/>\
        <Link guid=\"l2\" name=\"refutes\" direction=\"OneWay\" originGUID=\"p28\" targetGUID=\"c5\"/></Links>";
    let cases = "<Cases><Case guid=\"k1\" name=\"Oak House\"><SourceRef targetGUID=\"s1\"/></Case></Cases>";
    project(&codes.concat(), &selections.concat(), &format!("{cases}{rest}"), TEXT)
}

#[test]
fn codes_are_what_their_names_say_and_passages_stand_below_them() {
    let imported = read(&care_homes()).unwrap();
    assert_eq!(
        imported.text,
        "\
# From project.qdpx, the project “Care homes”, read by `cmo import qda`.

# Plan: First.
# Second.

study Interview-1 \"Interview 1\"
  note \"the manager\"

# Contexts (C)

context \"pharmacist trusted, by GP\"
  means \"An established pharmacist\"
  note \"On trust: Grows slowly.\"
  note \"Interview-1, characters 5–26: “pharmacist was trusted”\"

context data shared
  note \"Interview-1, characters 29–44: “Data were shared”\"

outcome care better
  note \"Interview-1, characters 47–61: “Care got better”; comment: “very glad”\"

# Mechanisms (below “CMOC 1a: Trust”)

mechanism GP confident

cmoc 1a \"Trust\"
  if   ?
  then GP confident
  then ?
  supported by Interview-1 [characters 47–61] \"Care got better\"
  note \"Interview-1, characters 47–61; comment: “very glad”\"
  refuted by Interview-1 [characters 29–44] \"Data were shared\"
  note \"Interview-1, characters 5–26: “pharmacist was trusted”\"

# Codes that name no part of a configuration:

# good quotes: for the paper
# Interview-1, characters 1–3: “The”
"
    );
    let counts = (imported.configurations, imported.studies, imported.phrases, imported.cases, imported.passages);
    assert_eq!(counts, (1, 1, 4, 0, 7));
    let told = told(&imported);
    let of_passages = "3 passages stand as notes below the phrases that they are coded with: a passage may speak of what \
                       was there, or of what was missing. Where coding means that it was there, `--facts` makes cases of them";
    let of_stance = "1 passage that is coded with it is kept as a note: the stance is not said. For evidence, code with a \
                     code below it that is called `supports`, `refutes`, `modifies`, `augments` or `neutral`";
    let of_case = "left out: that a code stands in it does not say that what it names was there; `--facts` takes it so. \
                   Its sources: Interview-1.";
    assert_eq!(
        told,
        [
            format!(": {of_passages}"),
            "link “leads to”: left out: code “pharmacist trusted, by GP” —leads to—> code “GP confident”".to_owned(),
            "code “CMOC 1a: Trust”: no context is given: written as `?`".to_owned(),
            "code “CMOC 1a: Trust”: no outcome is given: written as `?`".to_owned(),
            format!("code “CMOC 1a: Trust”: {of_stance}"),
            format!("case “Oak House”: {of_case}"),
            "code “good quotes”: names no part of a configuration: kept as a comment at the end, with its passage"
                .to_owned(),
        ]
    );
}

#[test]
fn a_configuration_says_what_single_codes_below_it_say() {
    let below = |contexts: &[&str]| {
        let contexts: String = contexts.iter().map(|name| code(name, name, "")).collect();
        let parts = [code("a", "Context", &contexts), code("b", "Outcome", &code("o", "care better", ""))];
        project(&code("c", "cmo 2", &parts.concat()), "", "", TEXT)
    };
    let one = read(&below(&["trust"])).unwrap();
    assert!(one.text.contains("cmoc 2\n  if   trust\n  then care better\n"), "{}", one.text);
    assert_eq!(told(&one), Vec::<String>::new());
    let two = read(&below(&["trust", "time"])).unwrap();
    let said =
        "cmoc 2\n  if   ?\n  then care better\n  note \"2 contexts below it in the code system: “trust”, “time”\"\n";
    assert!(two.text.contains(said), "{}", two.text);
    let says = "code “cmo 2”: has 2 contexts below it, and nothing says how they belong together: written as `?`: “trust”, “time”";
    assert_eq!(told(&two), [says]);
}

#[test]
fn what_people_wrote_of_any_code_is_kept() {
    let of = |name: &str| format!("<Description>what {name} means</Description><NoteRef targetGUID=\"n{name}\"/>");
    let memo = |name: &str| format!("<Note guid=\"n{name}\" name=\"memo of {name}\"/>");
    let codes = [
        code(
            "g",
            "group",
            &(of("group") + &code("c", "CMOC 7", &(of("config") + &code("s", "refutes", &of("stance"))))),
        ),
        code(
            "h",
            "Contexts",
            &(of("heading") + &code("p", "trust", &(of("phrase") + &code("q", "trust in GP", &of("below"))))),
        ),
        code("a", "trust", &of("other")) + &code("b", "Context: Trust", &of("again")),
    ];
    let names = ["group", "config", "stance", "heading", "phrase", "below", "other", "again"];
    let notes: String = names.iter().map(|name| memo(name)).collect();
    let imported = read(&project(&codes.concat(), "", &format!("<Notes>{notes}</Notes>"), TEXT)).unwrap();
    for name in names {
        assert!(imported.text.contains(&format!("what {name} means")), "{name}\n{}", imported.text);
        assert!(imported.text.contains(&format!("memo of {name}")), "{name}\n{}", imported.text);
    }
    assert!(imported.text.contains("below “group” in the code system"), "{}", imported.text);
    assert!(imported.text.contains("below “trust” in the code system"), "{}", imported.text);
}

#[test]
fn what_only_resembles_a_part_or_a_configuration_is_neither() {
    let names =
        ["Contextual factors", "CMO of the trust", "CMO 2019 report", "Outcomes of interest", "Context of care"];
    let codes: String = names.iter().map(|name| code(name, name, &code(&format!("{name}1"), "below it", ""))).collect();
    let imported = read(&project(&codes, "", "", TEXT)).unwrap();
    assert_eq!((imported.phrases, imported.configurations), (0, 0), "{}", imported.text);
}

#[test]
fn codes_of_one_name_are_one_phrase_and_two_configurations_of_one_id_stay_two() {
    let codes = [
        code("a", "Contexts", &(code("b", "Staff trained", "") + &code("c", "staff  trained", ""))),
        code("d", "Outcomes", &code("e", "staff trained", "")),
        code("f", "CMOC1", "") + &code("g", "CMOC 1", ""),
    ];
    let imported = read(&project(&codes.concat(), "", "", TEXT)).unwrap();
    assert_eq!((imported.phrases, imported.configurations), (1, 2));
    let said = told(&imported);
    assert_eq!(said[0], "code “staff trained”: stands more than once: it is one context");
    assert_eq!(
        said[1],
        "code “staff trained”: stands below contexts and below outcomes: it is one phrase, declared once"
    );
    assert!(said.contains(&"code “CMOC 1”: is called 1-2: 1 stands once already".to_owned()), "{said:?}");
    assert!(!said.iter().any(|one| one.contains("has an error")), "{said:?}");
}

#[test]
fn what_has_no_place_is_listed_with_its_name_and_coders_are_not_named() {
    let rest = "<Users><User guid=\"u\" name=\"Jane Coder\"/></Users>\
        <Variables><Variable guid=\"v\" name=\"Size\" typeOfVariable=\"Integer\"/></Variables>\
        <Cases><Case guid=\"k\" name=\"Oak\"><VariableValue><VariableRef targetGUID=\"v\"/><IntegerValue>44</IntegerValue></VariableValue></Case></Cases>\
        <Sets><Set guid=\"t\" name=\"Key\"><MemberCode targetGUID=\"a\"/><MemberCode targetGUID=\"gone\"/></Set></Sets>\
        <Graphs><Graph guid=\"g\" name=\"Map\"><Vertex guid=\"x\" representedGUID=\"a\"/><Vertex guid=\"y\" name=\"box\"/><Edge guid=\"z\" name=\"to\" sourceVertex=\"x\" targetVertex=\"y\"/></Graph></Graphs>\
        <Extension mine=\"1\">of <b>mine</b></Extension>";
    let codes = code("a", "Trust", "").replace("guid", "weight=\"3\" guid");
    let imported = read(&project(&codes, &passage("", 4, 14, &[]), rest, TEXT)).unwrap();
    assert!(!imported.text.contains("Jane") && !remarks(&imported).concat().contains("Jane"));
    let unknown = "something that is not in the project";
    assert_eq!(
        remarks(&imported),
        [
            ": 1 user, who coded what, dates, colours and formatting are left out".to_owned(),
            "variable “Size”: left out".to_owned(),
            "case “Oak”: the value of variable “Size” is left out: “44”".to_owned(),
            format!("set “Key”: left out: code “Trust”, {unknown}"),
            "graph “Map”: left out: code “Trust”, “box”, code “Trust” —to— “box”".to_owned(),
            ": `weight` of <Code> is not known, and left out: “3”".to_owned(),
            ": <Extension> in <Project> is not known, and left out: “of mine”".to_owned(),
            "source “Interview 1”: a passage that is coded with nothing is left out: Interview-1, characters 5–14: “pharmacist”".to_owned(),
            "case “Oak”: left out: that a code stands in it does not say that what it names was there; `--facts` takes it so.".to_owned(),
            "code “Trust”: names no part of a configuration: kept as a comment at the end".to_owned(),
        ]
    );
}

#[test]
fn pictures_recordings_and_pages_keep_their_places_and_transcripts_their_words() {
    let coding = "<Coding guid=\"c\"><CodeRef targetGUID=\"a\"/></Coding>";
    let others = format!(
        "<VideoSource guid=\"v\" name=\"Visit\"><Transcript guid=\"t\"><PlainTextContent>One two three.</PlainTextContent>\
         <SyncPoint guid=\"y1\" timeStamp=\"1\" position=\"4\"/><SyncPoint guid=\"y2\" timeStamp=\"2\" position=\"7\"/>\
         <TranscriptSelection guid=\"q\" name=\"two\" fromSyncPoint=\"y1\" toSyncPoint=\"y2\">{coding}</TranscriptSelection></Transcript>\
         <VideoSelection guid=\"w\" name=\"smile\" begin=\"1000\" end=\"2000\">{coding}</VideoSelection></VideoSource>\
         <PictureSource guid=\"x\" name=\"Hall\"><PictureSelection guid=\"x1\" firstX=\"1\" firstY=\"2\" secondX=\"3\" secondY=\"4\">{coding}</PictureSelection></PictureSource>\
         <PDFSource guid=\"d\" name=\"Paper\"><Representation guid=\"r\"><PlainTextContent>Trust matters.</PlainTextContent>\
         <PlainTextSelection guid=\"r1\" startPosition=\"0\" endPosition=\"5\">{coding}</PlainTextSelection></Representation>\
         <PDFSelection guid=\"d1\" page=\"3\" firstX=\"1\" firstY=\"2\" secondX=\"3\" secondY=\"4\">{coding}</PDFSelection>{coding}</PDFSource>"
    );
    let bytes = project(&code("a", "Context: trust", ""), "", &format!("<Sources>{others}</Sources>"), TEXT);
    let imported = read(&bytes).unwrap();
    let notes: Vec<&str> = imported.text.lines().filter_map(|line| line.trim().strip_prefix("note ")).collect();
    assert_eq!(
        notes,
        [
            "\"Visit, characters 5–7: “two”\"",
            "\"Visit, 1000–2000 ms, called “smile”\"",
            "\"Hall, area 1, 2 to 3, 4\"",
            "\"Paper, characters 1–5: “Trust”\"",
            "\"Paper, as a whole\"",
            "\"Paper, page 3 as the file counts, area 1, 2 to 3, 4\"",
        ]
    );
}

#[test]
fn two_documents_of_one_name_are_two_studies_and_listed() {
    let markup = "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\"><CodeBook><Codes/></CodeBook><Sources><TextSource guid=\"a\" name=\"Interview\"/>\
                  <TextSource guid=\"b\" name=\"interview\"/></Sources></Project>";
    let imported = read(&archive(&[("project.qde", markup)])).unwrap();
    assert!(imported.text.contains("study Interview\n\nstudy interview-2 \"interview\"\n"), "{}", imported.text);
    let said = told(&imported);
    let twice = "source “interview”: stands more than once: here it is study interview-2, the first is Interview; give each a name \
                 of its own in the project";
    assert!(said.iter().any(|one| one == twice), "{said:?}");
}

#[test]
fn sets_of_the_code_book_are_listed_by_name_and_an_empty_graph_is_said_to_be() {
    let rest = "<Graphs><Graph guid=\"h\" name=\"Map\"/></Graphs>";
    let sets = "</Codes><Sets><Set guid=\"t\" name=\"Key\"><MemberCode targetGUID=\"a\"/></Set></Sets><Codes>";
    let said = told(&read(&project(&(code("a", "Trust", "") + sets), "", rest, TEXT)).unwrap());
    assert!(said.contains(&"set “Key”: left out: code “Trust”".to_owned()), "{said:#?}");
    assert!(said.contains(&"graph “Map”: left out: nothing is drawn in it".to_owned()), "{said:#?}");
    assert!(!said.concat().contains("is not known"), "{said:#?}");
}
