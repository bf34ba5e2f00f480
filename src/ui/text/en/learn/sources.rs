//! English: the sources of the Learn place, in the order of their numbers. No address is a link: the page leads to no other site.

use crate::ui::text::learn::Source;

/// The list, in the order in which the page needs them first.
pub(super) static SOURCES: &[&Source] = &[
    &GIRONI,
    &CREE,
    &SHARAFADDINZADEH,
    &TUREL,
    &LUDWIG_2016,
    &RAKNES,
    &LUDWIG_2017,
    &PATEL,
    &MCLAUGHLIN,
    &MS_PAGES,
    &FIBROMYALGIA,
    &REVIEWS,
    &MS_UK,
    &LEE,
    &DOSING,
    &FAWCETT,
    &DROPS,
    &ARENAS_LOPEZ,
    &ARENAS_LOPEZ_EARLIER,
    &YIN_2017,
    &YIN_2016,
    &SYRINGES,
    &NPSA,
    &WRITING,
    &FDA,
    &PDL,
    &LABEL,
    &VIVITROL,
    &SURGERY,
    &FOUR_TRIALS,
    &ALL_DOSES,
    &PHARMACY,
    &STEPPING,
    &SWISS_LABEL,
    &MILK,
    &TABLETS,
    &RANGE,
];

pub(super) static GIRONI: Source = Source {
    text: "Gironi and others 2008. Mult Scler 14:1076-83. doi 10.1177/1352458508095828, PMID 18728058. Only its summary was read.",
};
pub(super) static CREE: Source = Source {
    text: "Cree and others 2010. Ann Neurol 68:145-50. doi 10.1002/ana.22006, PMID 20695007. Trial NCT00501696.",
};
pub(super) static SHARAFADDINZADEH: Source = Source {
    text: "Sharafaddinzadeh and others 2010. Mult Scler 16:964-9. Only its summary was read.",
};
pub(super) static TUREL: Source = Source {
    text: "Turel and others 2015, a letter. Clin Neuropharmacol. PMID 26203498. Its figures could not be read.",
};
pub(super) static LUDWIG_2016: Source = Source {
    text: "Ludwig and others 2016. Mult Scler J Exp Transl Clin 2:2055217316672242. PMID 28607740.",
};
pub(super) static RAKNES: Source =
    Source { text: "Raknes and Småbrekke 2017. PLoS One 12:e0187423. PMID 29099849." };
pub(super) static LUDWIG_2017: Source = Source {
    text: "Ludwig and others 2017. Exp Biol Med. doi 10.1177/1535370217724791, PMID 28766982.",
};
pub(super) static PATEL: Source =
    Source { text: "Patel and others 2020. doi 10.5772/intechopen.91010." };
pub(super) static MCLAUGHLIN: Source = Source {
    text: "McLaughlin and others 2022. Int Immunopharmacol 113:109438. PMID 36379151. Read in a secondary report.",
};
pub(super) static MS_PAGES: Source = Source {
    text: "MS Trust (mstrust.org.uk), page on low dose naltrexone; National MS Society (nationalmssociety.org), page on LDN.",
};
pub(super) static FIBROMYALGIA: Source = Source {
    text: "Naltrexone 6 mg once daily against placebo in women with fibromyalgia, trial NCT04270877; read on ldnresearchtrust.org.",
};
pub(super) static REVIEWS: Source = Source {
    text: "Patten 2018, PMID 29377216; Toljan and Vrooman 2018, PMC6313374; Dworsky-Fried 2021, doi 10.3389/fnins.2021.741503; UKMi Q&A 69.5, 2013; Kowalski and others, a Polish review.",
};
pub(super) static MS_UK: Source =
    Source { text: "MS-UK (ms-uk.org), What is low dose naltrexone." };
pub(super) static LEE: Source = Source { text: "Lee and others 1988. J Nucl Med 29:1207-11." };
pub(super) static DOSING: Source = Source {
    text: "Ways of dosing: LDN Research Trust, titration page and dosing information 2021; Lavender Sky Health, naltrexone; the Norwegian LDN site (ldnno), dosing; Lawrence 2008 on ldnhilft.org; MS-UK, Choices leaflet.",
};
pub(super) static FAWCETT: Source = Source {
    text: "Fawcett, Morgan and Woods 1997. Ann Pharmacother 31:1291-5. doi 10.1177/106002809703101102, PMID 9391680.",
};
pub(super) static DROPS: Source =
    Source { text: "USP 32, chapter <1101>, Medicine dropper; read on drugfuture.com." };
pub(super) static ARENAS_LOPEZ: Source = Source {
    text: "Arenas-López and others 2017. Arch Dis Child 102:655-9. doi 10.1136/archdischild-2016-312492.",
};
pub(super) static ARENAS_LOPEZ_EARLIER: Source = Source {
    text: "An assessment of dose uniformity: an earlier summary of the same work; read on scite.ai.",
};
pub(super) static YIN_2017: Source = Source { text: "Yin and others 2017. PMC5495522." };
pub(super) static YIN_2016: Source = Source {
    text: "Yin and others 2016. doi 10.1542/peds.2016-0357. Its summary and a report of it were read.",
};
pub(super) static SYRINGES: Source = Source {
    text: "Marks of syringes: teaching pages, among them one after RMIT University. Weak sources, so look at your own syringe.",
};
pub(super) static NPSA: Source =
    Source { text: "NHS National Patient Safety Agency, Alert 19, 2007; read in copies." };
pub(super) static WRITING: Source = Source {
    text: "ISMP list of error-prone dose designations; NCPDP recommendations on mL for oral liquids (PMC7970405, table AT2; AHRQ PSNet).",
};
pub(super) static FDA: Source =
    Source { text: "FDA 2024, alert on dosing errors with compounded semaglutide." };
pub(super) static PDL: Source = Source {
    text: "PDL Australia, in Australian Journal of Pharmacy (ajp.com.au), Concentration confusion.",
};
pub(super) static LABEL: Source =
    Source { text: "Label of naltrexone hydrochloride 50 mg tablets (Mallinckrodt)." };
pub(super) static VIVITROL: Source = Source { text: "Label of Vivitrol, section 7 (api.fda.gov)." };
pub(super) static SURGERY: Source = Source {
    text: "LDN Direct, LDN and surgery; LDN Research Trust, When do I stop LDN prior to surgery. That they differ is the fact used here.",
};
pub(super) static FOUR_TRIALS: Source = Source {
    text: "A meta-analysis of four trials; KoreaMed Synapse (synapse.koreamed.org), record 1516088564.",
};
pub(super) static ALL_DOSES: Source =
    Source { text: "A meta-analysis of 89 trials. BMC Medicine. doi 10.1186/s12916-018-1242-0." };
pub(super) static PHARMACY: Source =
    Source { text: "Innovation Compounding, a pharmacy, page on low dose naltrexone." };
pub(super) static STEPPING: Source =
    Source { text: "LDN Research Trust, How do you increase the dose of LDN." };
pub(super) static SWISS_LABEL: Source =
    Source { text: "Swiss professional label 56109 (generika.cc)." };
pub(super) static MILK: Source = Source {
    text: "Chan and others 2004, PMID 15296587; drugs.com, naltrexone and breastfeeding; Alomedika, naltrexone in pregnancy.",
};
pub(super) static TABLETS: Source = Source {
    text: "Label of naltrexone tablets, DailyMed set 74087d2f-468d-4de1-a2fc-a489d0f2abef.",
};
pub(super) static RANGE: Source = Source {
    text: "Ibragimov and Müller 2010. J Bus Econ Stat 28:453-468; and 2016. Rev Econ Stat 98:83-96.",
};
