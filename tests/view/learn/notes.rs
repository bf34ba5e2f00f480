//! The numbers and ids of the Learn place as the notes have them that it was written from, copied by hand.

/// The studies as the notes have them: name, year, the facts, the ids. Copied by hand; what is not here is not said there.
pub(super) const STUDIES: [(&str, &str, &str, &[&str]); 8] = [
    (
        "Gironi",
        "2008",
        "40 PPMS; 4 mg; 6 mo; pain up in half; 2 major events, 5 of 40 dropped out",
        &["10.1177/1352458508095828", "18728058"],
    ),
    (
        "Cree",
        "2010",
        "80 in, 60 analysed; 4.5 mg nightly, 8 wk each, 1-wk washout; SF-36 +3.3, MHI +6, pain effects 1.6, perceived deficits 2.4; \
         p at most 5 in 100",
        &["10.1002/ana.22006", "20695007", "NCT00501696"],
    ),
    ("Sharafaddinzadeh", "2010", "96 RR/SPMS; 17 wk; MSQoL-54", &["16:964-9"]),
    ("Turel", "2015", "215 exposed of 435, 2005 to 2012", &["26203498"]),
    (
        "Ludwig",
        "2016",
        "LDN alone 23 against glatiramer and LDN 31, together 54; up to 50 mo; 25-ft walk",
        &["2:2055217316672242", "28607740"],
    ),
    ("Raknes and Småbrekke", "2017", "341 MS, 2 y each way", &["12:e0187423", "29099849"]),
    (
        "Ludwig; Patel",
        "2017; 2020",
        "53 in Patel",
        &["10.1177/1535370217724791", "28766982", "10.5772/intechopen.91010"],
    ),
    ("McLaughlin", "2022", "small n", &["113:109438", "36379151"]),
];

/// The numbers of the claims as the notes have them, by how the claim begins.
pub(super) const CLAIMS: [(&str, &str); 22] = [
    ("A larger trial in another illness", "n = 99; 6 mg; -0.34, -0.95 to 0.27"),
    ("Receptors blocked", "after 50 mg, n = 5"),
    ("How long a tablet", "1 mg/mL; 90 days at 4 and 25 °C; 60 days at 4 °C, 30 days at 25 °C"),
    ("How many drops", "volume error up to 15 %; 1 mL"),
    ("At 0.1", "1 mL oral syringes missed 10 % at 0.1 mL or less"),
    ("An earlier summary", "below 0.25 mL; 0.5 mg of 5 mg/mL is 0.1 mL, 1 mg/mL is 0.5 mL"),
    ("Errors fell most", "n = 491: 83.5 % one error or more, 29.3 % more than twofold"),
    (
        "Of 2,110 parents",
        "n = 2,110: 84.4 % more than 20 % off, 21.0 % more than twofold; 68 % overdoses",
    ),
    ("Marks differ", "1 mL: 0.01 or 0.1; 5 mL: 0.1 or 0.2; 10 mL: 0.2 or 0.5"),
    ("Too much by 5", "5 to 20 times"),
    ("Five times too much", "10 mg typed as 10 mL"),
    ("Therefore: mL alone", "0.5 not .5; 5 not 5.0"),
    ("In four trials", "n = 222"),
    ("In the fibromyalgia trial", "6 mg; any event 84 % and 86 %; stopped 8 % and 6 %"),
    (
        "In 89 trials",
        "89 trials, 11,194; serious 0.84 (0.66 to 1.06); dizziness 1.45, vomiting 1.91",
    ),
    ("Vivid dreams", "37 %"),
    ("With a scarred liver", "5 to 10 times"),
    ("In pregnancy", "1 %"),
    ("Tablets count", "50 mg are 45.2 mg"),
    ("Which newer study", ""),
    ("In MS, half", ""),
    ("The range is about chance", ""),
];

/// Every other id of the sources, as the notes have it.
pub(super) const OTHER_IDS: [&str; 22] = [
    "NCT04270877",
    "29377216",
    "PMC6313374",
    "10.3389/fnins.2021.741503",
    "29:1207-11",
    "10.1177/106002809703101102",
    "9391680",
    "<1101>",
    "10.1136/archdischild-2016-312492",
    "PMC5495522",
    "10.1542/peds.2016-0357",
    "Alert 19, 2007",
    "PMC7970405",
    "1516088564",
    "10.1186/s12916-018-1242-0",
    "56109",
    "15296587",
    "74087d2f-468d-4de1-a2fc-a489d0f2abef",
    "28:453-468",
    "98:83-96",
    "68:145-50",
    "14:1076-83",
];
