//! English: the About place. Every fact here has its source in the list at its end, or in Learn, and says how sure it is where it is not.

use super::sure;
use crate::dose::limits::Sureness;
use crate::ui::text::About;

pub(super) static ABOUT: About = About {
    lead: "It converts what was prescribed. It never picks a dose.",
    what: "What this is, and what it is not",
    what_points: &[
        "It works out how many mL to draw for the dose that your prescriber decided, and which line of your syringe that is.",
        "It works with exact fractions and rounds once, at the end, and says so when it does.",
        "It does not choose or change a dose, does not diagnose, and does not say that low-dose naltrexone works. The studies in multiple sclerosis are few and small, and their results are mixed.",
        "Always check the result against your label. If they do not agree, ask your pharmacist before you draw.",
    ],
    opioids: "Opioid medicines and surgery",
    opioids_points: &[
        "Naltrexone blocks opioid medicines, also those against cough and diarrhoea. Ask your prescriber or pharmacist before you take LDN with one.",
        "Before an operation, tell the surgeon and the anaesthetist that you take naltrexone, and ask them when to stop.",
    ],
    opioids_more: "Which medicines, and what the label says",
    missed: "A missed dose",
    missed_points: &["Do not take a double dose. Follow your label, or ask your pharmacist."],
    privacy: "Private by design",
    privacy_points: &[
        "All sums are done on your own device. Nothing you type is sent to anyone: there is no account and no server that could take it.",
        "Your diary and your settings are kept in this browser on this device, and nowhere else. Others who use the same browser can see them, unless you lock the diary with a passphrase.",
        "Clearing the site data of your browser removes them for good.",
    ],
    check: "Check it yourself",
    check_steps: &[
        "Open this page, and open Plan, Diary and Trends once. Wait for a minute: your browser now keeps the whole app. It does not in a private window, nor when the address begins with “http:” in place of “https:”.",
        "Switch off Wi-Fi and mobile data, or switch on flight mode.",
        "Close the page and open it again. Use the calculators and the diary. They work as before, because they need nobody else.",
        "Close the page before you switch the network on again. What you typed into the calculators is gone; your diary and your settings are in this browser.",
    ],
    check_more: "On a computer you can watch every request",
    check_more_steps: &[
        "Press F12 and choose “Network”.",
        "Load the page again. Each line in the list has the address of this page and no other.",
        "Open the places that you use, clear the list, and use them again. The list stays empty.",
        "A place that was not open yet brings files of the app once; their names begin with “ldn-diary-”. When the page is opened, or comes back into view after a day, it looks for a newer version: that line ends in “sw.js”.",
    ],
    check_one_file: "You use LDN Diary in one file: it has no way to ask for anything, and works the same with Wi-Fi and mobile data switched off.",
    on_disk: "Other pages on this disk can read your diary",
    on_disk_then: "You opened LDN Diary as a file. Chrome, Edge and Safari let every page that is opened from this device’s disk read what the others keep. A passphrase locks the diary, so that they cannot read what is in it.",
    on_disk_lock: "Lock the diary with a passphrase",
    check_files: "The files are the published ones",
    check_files_steps: &[
        "Whoever can build programs can make this page from its public source: the same source, compiler and tools give the same files, to the last byte.",
        "Beside the page lies a list of its files with a fingerprint (SHA-256) of each, under the name SHA256SUMS. Compare it with the list of whoever you trust. When one file differs, its fingerprint does.",
        "If you would rather trust no host, save LDN Diary as one file, compare its fingerprint once, and open it from your disk. It can ask for nothing.",
    ],
    save_one_file: "Save LDN Diary as one file",
    save_sums: "Save the list of fingerprints",
    limits: "Limits, and where they come from",
    limits_lead: "The calculators ask or warn at these.",
    limit: |name| {
        Some(match name {
            "CONFIRM_ABOVE" => [
                "A dose above this is asked about",
                "The usual range ends here: Gironi 2008, Cree 2010; where it asks is our own choice",
            ],
            "WARN_ABOVE" => [
                "A dose above this gets a strong warning",
                "The dose of fibromyalgia trial NCT04270877; where it asks is our own choice",
            ],
            "REFUSE_ABOVE" => [
                "A dose above this is not worked out",
                "LDN Research Trust dosing information 2021 calls doses up to this one low; where it asks is our own choice",
            ],
            "SMALL_DRAW" => [
                "A draw below this gets a warning",
                "Arenas-López and others, an earlier abstract of the 2017 study",
            ],
            "TINY_DRAW" => [
                "A draw of this or less gets a strong warning",
                "Arenas-López and others 2017, Arch Dis Child 102:655-9, doi 10.1136/archdischild-2016-312492",
            ],
            "FINE_PERCENT" => [
                "A mark this near the dose is called fine",
                "Half of the customary line; our own choice",
            ],
            "CAUTION_PERCENT" => [
                "A mark further off than this gets a warning",
                "Rounding of children’s doses, PMID 31144400: this is the customary alarm line",
            ],
            "ASSUMED_DROPS_PER_ML" => [
                "Drops, as long as nobody has counted them",
                "USP 32 <1101>: a drop of water weighs 45 to 55\u{a0}mg; the volume may be 15\u{a0}% off",
            ],
            _ => return None,
        })
    },
    times: |number| format!("{number} times"),
    drops_in_one_ml: |number| format!("{number} drops in 1\u{a0}mL"),
    sure: |sureness| match sureness {
        Sureness::High => sure::HIGH,
        Sureness::Medium => sure::MEDIUM,
        Sureness::Choice => "Our own choice",
    },
    sources: "Sources",
    sources_points: &[
        "Missed dose: advice of one pharmacy (Physicians Preference Rx). Less sure.",
        "Writing of doses: ISMP list of error-prone dose designations; NCPDP recommendations on mL for oral liquids. Sure.",
    ],
    sources_more: "The studies in MS, measuring, opioids: every source",
    licence: "Version and licence",
    version: |version, build| match build {
        Some(build) => format!("LDN Diary, version {version}, build {build}."),
        None => format!("LDN Diary, version {version}."),
    },
    licence_points: &[
        "Free software, under the MIT licence or the Apache License 2.0, as you prefer.",
        "It comes without any warranty.",
        "The file for health records has a code from LOINC (loinc.org), which is copyright © Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee, and available at no cost under the license at loinc.org/license. LOINC® is a registered United States trademark of Regenstrief Institute, Inc.",
    ],
};
