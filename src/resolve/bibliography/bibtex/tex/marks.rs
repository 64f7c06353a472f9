//! The commands of LaTeX that stand for a mark, and those that only say how something looks.

/// Stands for a tilde that is to be seen: the mark itself is a space that does not break.
pub(in super::super) const TILDE: char = '\u{F07E}';

/// What a command stands for, in what the reader of fields takes.
pub(super) fn mark(name: &str) -> Option<&'static str> {
    let at = MARKS.binary_search_by(|(known, _)| known.cmp(&name)).ok()?;
    Some(MARKS[at].1)
}

/// Commands whose braces hold text: how it looks is passed over.
#[rustfmt::skip]
pub(super) const LOOKS: [&str; 52] = [
    "MakeLowercase", "MakeUppercase", "NoCaseChange", "boldsymbol", "ce", "emph", "ensuremath", "hbox", "lowercase",
    "mathbb", "mathbf", "mathcal", "mathit", "mathnormal", "mathop", "mathord", "mathrm", "mathsf", "mathtt", "mbox",
    "mkbibbold", "mkbibemph", "mkbibitalic", "natexlab", "nolinkurl", "operatorname", "overbar", "overline", "path",
    "sout", "text", "textbf", "textbit", "textcyrillic", "textgreek", "textit", "textlatin", "textlf", "textmd",
    "textnormal", "textquote", "textrm", "textsc", "textsf", "textsl", "texttt", "textup", "uline", "underbar",
    "underline", "uppercase", "url",
];

/// Commands that say how what follows looks, or how lines are broken.
#[rustfmt::skip]
pub(super) const TURNS: [&str; 54] = [
    "Big", "Bigl", "Bigr", "Huge", "LARGE", "Large", "allowbreak", "bf", "bfseries", "big", "bigl", "bigr",
    "boldmath", "break", "displaystyle", "em", "footnotesize", "frenchspacing", "huge", "it", "itshape", "large",
    "leavevmode", "left", "limits", "mdseries", "nobreak", "noindent", "nolinebreak", "normalfont", "normalsize",
    "null", "protect", "raggedright", "relax", "right", "rm", "rmfamily", "sc", "scriptscriptstyle", "scriptsize",
    "scriptstyle", "scshape", "selectfont", "sf", "sffamily", "sl", "sloppy", "slshape", "small", "textstyle", "tiny",
    "tt", "upshape",
];

/// The mark that a command puts on the letter behind it, and that mark by itself.
pub(super) fn accent(name: &str) -> Option<(char, &'static str)> {
    Some(match name {
        "`" => ('\u{300}', "`"),
        "'" | "´" => ('\u{301}', "´"),
        "^" => ('\u{302}', "^"),
        "~" => ('\u{303}', "\u{F07E}"),
        "=" => ('\u{304}', "¯"),
        "u" => ('\u{306}', "˘"),
        "." => ('\u{307}', "˙"),
        "\"" => ('\u{308}', "¨"),
        "r" => ('\u{30A}', "˚"),
        "H" => ('\u{30B}', "˝"),
        "v" => ('\u{30C}', "ˇ"),
        "d" => ('\u{323}', "."),
        "c" => ('\u{327}', "¸"),
        "k" => ('\u{328}', "˛"),
        "b" => ('\u{332}', "_"),
        "t" => ('\u{361}', ""),
        "hat" => ('\u{302}', "^"),
        "acute" => ('\u{301}', "´"),
        "grave" => ('\u{300}', "`"),
        "check" => ('\u{30C}', "ˇ"),
        "breve" => ('\u{306}', "˘"),
        "ddot" => ('\u{308}', "¨"),
        "bar" => ('\u{304}', "¯"),
        "dot" => ('\u{307}', "˙"),
        "tilde" => ('\u{303}', "\u{F07E}"),
        "vec" => ('\u{20D7}', ""),
        _ => return None,
    })
}

/// Digits and signs as they are set above and below the line.
pub(super) const RAISED: [(char, char, char); 16] = [
    ('0', '⁰', '₀'),
    ('1', '¹', '₁'),
    ('2', '²', '₂'),
    ('3', '³', '₃'),
    ('4', '⁴', '₄'),
    ('5', '⁵', '₅'),
    ('6', '⁶', '₆'),
    ('7', '⁷', '₇'),
    ('8', '⁸', '₈'),
    ('9', '⁹', '₉'),
    ('+', '⁺', '₊'),
    ('-', '⁻', '₋'),
    ('−', '⁻', '₋'),
    ('=', '⁼', '₌'),
    ('(', '⁽', '₍'),
    (')', '⁾', '₎'),
];

/// Commands and what they stand for, in the order of their bytes.
#[rustfmt::skip]
const MARKS: [(&str, &str); 367] = [
    ("AA", "Å"), ("AE", "Æ"), ("BibTeX", "BibTeX"), ("DH", "Ð"), ("DJ", "Đ"), ("Delta", "Δ"), ("Gamma", "Γ"),
    ("L", "Ł"), ("LaTeX", "LaTeX"), ("Lambda", "Λ"), ("Leftarrow", "⇐"), ("Leftrightarrow", "⇔"),
    ("Longrightarrow", "⟹"), ("NG", "Ŋ"), ("O", "Ø"), ("OE", "Œ"), ("Omega", "Ω"), ("P", "¶"), ("Phi", "Φ"),
    ("Pi", "Π"), ("Psi", "Ψ"), ("Rightarrow", "⇒"), ("S", "§"), ("SS", "ẞ"), ("Sigma", "Σ"), ("TH", "Þ"),
    ("TeX", "TeX"), ("Theta", "Θ"), ("Upsilon", "Υ"), ("Xi", "Ξ"), ("aa", "å"), ("ae", "æ"), ("aleph", "ℵ"),
    ("alpha", "α"), ("angle", "∠"), ("approx", "≈"), ("ast", "∗"), ("because", "∵"), ("beta", "β"), ("bigcirc", "◯"),
    ("blacksquare", "■"), ("bullet", "•"), ("cap", "∩"), ("cdot", "·"), ("cdots", "⋯"), ("checkmark", "✓"),
    ("chi", "χ"), ("circ", "°"), ("colon", ":"), ("cong", "≅"), ("copyright", "©"), ("cup", "∪"), ("dag", "†"),
    ("dagger", "†"), ("ddag", "‡"), ("ddagger", "‡"), ("degree", "°"), ("delta", "δ"), ("dh", "ð"), ("diamond", "⋄"),
    ("div", "÷"), ("dj", "đ"), ("doteq", "≐"), ("dots", "…"), ("dotsb", "…"), ("dotsc", "…"), ("downarrow", "↓"),
    ("ell", "ℓ"), ("emptyset", "∅"), ("enspace", " "), ("epsilon", "ε"), ("equiv", "≡"), ("eta", "η"), ("euro", "€"),
    ("exists", "∃"), ("female", "♀"), ("flat", "♭"), ("forall", "∀"), ("gamma", "γ"), ("ge", "≥"), ("geq", "≥"),
    ("geqslant", "≥"), ("gets", "←"), ("gg", "≫"), ("gt", ">"), ("gtrsim", "≳"), ("guillemetleft", "«"),
    ("guillemetright", "»"), ("guillemotleft", "«"), ("guillemotright", "»"), ("guilsinglleft", "‹"),
    ("guilsinglright", "›"), ("hbar", "ℏ"), ("i", "ı"), ("in", "∈"), ("infty", "∞"), ("int", "∫"), ("iota", "ι"),
    ("j", "ȷ"), ("kappa", "κ"), ("l", "ł"), ("lambda", "λ"), ("land", "∧"), ("langle", "⟨"), ("lbrace", "\\{"),
    ("lbrack", "["), ("lceil", "⌈"), ("ldots", "…"), ("le", "≤"), ("leftarrow", "←"), ("leftrightarrow", "↔"),
    ("leq", "≤"), ("leqslant", "≤"), ("lesssim", "≲"), ("lfloor", "⌊"), ("ll", "≪"), ("lnot", "¬"),
    ("longrightarrow", "⟶"), ("lor", "∨"), ("lq", "‘"), ("lt", "<"), ("lvert", "|"), ("male", "♂"), ("mapsto", "↦"),
    ("mid", "|"), ("mp", "∓"), ("mu", "μ"), ("nabla", "∇"), ("natural", "♮"), ("ne", "≠"), ("neg", "¬"), ("neq", "≠"),
    ("newline", " "), ("ng", "ŋ"), ("nobreakspace", "~"), ("notin", "∉"), ("nu", "ν"), ("o", "ø"), ("odot", "⊙"),
    ("oe", "œ"), ("omega", "ω"), ("ominus", "⊖"), ("oplus", "⊕"), ("otimes", "⊗"), ("par", " "), ("parallel", "∥"),
    ("partial", "∂"), ("perp", "⊥"), ("phi", "φ"), ("pi", "π"), ("pm", "±"), ("pounds", "£"), ("prime", "′"),
    ("prod", "∏"), ("propto", "∝"), ("psi", "ψ"), ("qquad", " "), ("quad", " "), ("quotedblbase", "„"),
    ("quotesinglbase", "‚"), ("rangle", "⟩"), ("rbrace", "\\}"), ("rbrack", "]"), ("rceil", "⌉"), ("rfloor", "⌋"),
    ("rho", "ρ"), ("rightarrow", "→"), ("rightleftharpoons", "⇌"), ("rq", "’"), ("rvert", "|"), ("setminus", "∖"),
    ("sharp", "♯"), ("sigma", "σ"), ("sim", "∼"), ("simeq", "≃"), ("slash", "/"), ("space", " "), ("sqrt", "√"),
    ("square", "□"), ("ss", "ß"), ("star", "⋆"), ("subset", "⊂"), ("subseteq", "⊆"), ("sum", "∑"), ("supset", "⊃"),
    ("surd", "√"), ("tau", "τ"), ("textDelta", "Δ"), ("textGamma", "Γ"), ("textLambda", "Λ"), ("textOmega", "Ω"),
    ("textPhi", "Φ"), ("textPi", "Π"), ("textPsi", "Ψ"), ("textSigma", "Σ"), ("textTheta", "Θ"), ("textUpsilon", "Υ"),
    ("textXi", "Ξ"), ("textalpha", "α"), ("textasciiacute", "´"), ("textasciicircum", "^"),
    ("textasciidieresis", "¨"), ("textasciigrave", "`"), ("textasciimacron", "¯"), ("textasciitilde", "\u{F07E}"),
    ("textasteriskcentered", "∗"), ("textbackslash", "\\\\"), ("textbaht", "฿"), ("textbar", "|"), ("textbeta", "β"),
    ("textbraceleft", "\\{"), ("textbraceright", "\\}"), ("textbrokenbar", "¦"), ("textbullet", "•"),
    ("textcelsius", "℃"), ("textcent", "¢"), ("textcheckmark", "✓"), ("textchi", "χ"), ("textcircledP", "℗"),
    ("textcolonmonetary", "₡"), ("textcopyright", "©"), ("textcurrency", "¤"), ("textdagger", "†"),
    ("textdaggerdbl", "‡"), ("textdegree", "°"), ("textdelta", "δ"), ("textdiscount", "⁒"), ("textdiv", "÷"),
    ("textdollar", "\\$"), ("textdong", "₫"), ("textellipsis", "…"), ("textemdash", "—"), ("textendash", "–"),
    ("textepsilon", "ε"), ("textestimated", "℮"), ("texteta", "η"), ("texteuro", "€"), ("textexclamdown", "¡"),
    ("textflorin", "ƒ"), ("textgamma", "γ"), ("textgreater", ">"), ("texthyphen", "‐"), ("textinterrobang", "‽"),
    ("textiota", "ι"), ("textkappa", "κ"), ("textlambda", "λ"), ("textlangle", "⟨"), ("textleftarrow", "←"),
    ("textless", "<"), ("textlira", "₤"), ("textlnot", "¬"), ("textmho", "℧"), ("textminus", "−"), ("textmu", "µ"),
    ("textmultiply", "×"), ("textnaira", "₦"), ("textnu", "ν"), ("textnumero", "№"), ("textohm", "Ω"),
    ("textomega", "ω"), ("textonehalf", "½"), ("textonequarter", "¼"), ("textonesuperior", "¹"),
    ("textopenbullet", "◦"), ("textordfeminine", "ª"), ("textordmasculine", "º"), ("textparagraph", "¶"),
    ("textperiodcentered", "·"), ("textpertenthousand", "‱"), ("textperthousand", "‰"), ("textpeso", "₱"),
    ("textphi", "φ"), ("textpi", "π"), ("textpm", "±"), ("textpsi", "ψ"), ("textquestiondown", "¿"),
    ("textquotedbl", "\""), ("textquotedblbase", "„"), ("textquotedblleft", "“"), ("textquotedblright", "”"),
    ("textquoteleft", "‘"), ("textquoteright", "’"), ("textquotesingle", "'"), ("textquotestraightbase", "‚"),
    ("textquotestraightdblbase", "„"), ("textrangle", "⟩"), ("textreferencemark", "※"), ("textregistered", "®"),
    ("textrho", "ρ"), ("textrightarrow", "→"), ("textsection", "§"), ("textservicemark", "℠"), ("textsigma", "σ"),
    ("textsterling", "£"), ("textsurd", "√"), ("texttau", "τ"), ("texttheta", "θ"), ("textthreequarters", "¾"),
    ("textthreesuperior", "³"), ("texttildelow", "∼"), ("texttimes", "×"), ("texttrademark", "™"),
    ("texttwelveudash", "—"), ("texttwosuperior", "²"), ("textunderscore", "_"), ("textupsilon", "υ"),
    ("textvisiblespace", "␣"), ("textwon", "₩"), ("textxi", "ξ"), ("textyen", "¥"), ("textzeta", "ζ"), ("th", "þ"),
    ("therefore", "∴"), ("theta", "θ"), ("thinspace", "~"), ("times", "×"), ("to", "→"), ("triangle", "△"),
    ("upDelta", "Δ"), ("upGamma", "Γ"), ("upLambda", "Λ"), ("upOmega", "Ω"), ("upPhi", "Φ"), ("upPi", "Π"),
    ("upPsi", "Ψ"), ("upSigma", "Σ"), ("upTheta", "Θ"), ("upUpsilon", "Υ"), ("upXi", "Ξ"), ("upalpha", "α"),
    ("uparrow", "↑"), ("upbeta", "β"), ("upchi", "χ"), ("updelta", "δ"), ("updownarrow", "↕"), ("upepsilon", "ε"),
    ("upeta", "η"), ("upgamma", "γ"), ("upiota", "ι"), ("upkappa", "κ"), ("uplambda", "λ"), ("upmu", "μ"),
    ("upnu", "ν"), ("upomega", "ω"), ("upphi", "φ"), ("uppi", "π"), ("uppsi", "ψ"), ("uprho", "ρ"), ("upsigma", "σ"),
    ("upsilon", "υ"), ("uptau", "τ"), ("uptheta", "θ"), ("upupsilon", "υ"), ("upxi", "ξ"), ("upzeta", "ζ"),
    ("varepsilon", "ε"), ("varphi", "φ"), ("varpi", "ϖ"), ("varrho", "ϱ"), ("varsigma", "ς"), ("vartheta", "ϑ"),
    ("vee", "∨"), ("vert", "|"), ("wedge", "∧"), ("xi", "ξ"), ("yen", "¥"), ("zeta", "ζ"),
];
