//! Every place, blank and with something in it, and the first screens of an empty diary: what must be true of all of them is asked of each.

use super::{Page, dose::Dose};
use anyhow::Result;

/// A place as a person would have it before them.
pub(crate) struct Place {
    /// As its pictures are called.
    pub(crate) name: &'static str,
    route: &'static str,
    typed: &'static [(&'static str, &'static str)],
    /// The syringe that is chosen: capacity and marks, in mL.
    syringe: Option<[&'static str; 2]>,
    /// The test id of what is there when all is typed; none where the heading is enough.
    shows: Option<&'static str>,
}

const fn blank(name: &'static str, route: &'static str) -> Place {
    Place { name, route, typed: &[], syringe: None, shows: None }
}

const fn typed(
    name: &'static str,
    route: &'static str,
    typed: &'static [(&'static str, &'static str)],
    shows: &'static str,
) -> Place {
    Place { name, route, typed, syringe: None, shows: Some(shows) }
}

const fn drawn(
    name: &'static str,
    typed: &'static [(&'static str, &'static str)],
    syringe: [&'static str; 2],
    shows: &'static str,
) -> Place {
    Place { name, route: "#/dose", typed, syringe: Some(syringe), shows: Some(shows) }
}

/// All of them.
pub(crate) const PLACES: &[Place] = &[
    blank("dose", "#/dose"),
    drawn("dose-answer", &[("Dose", "1.5"), ("Strength on the label", "1")], ["3", "0.1"], "mark"),
    drawn(
        "dose-between",
        &[("Dose", "1.1"), ("Strength on the label", "1")],
        ["5", "0.2"],
        "between",
    ),
    drawn("dose-tiny", &[("Dose", "0.5"), ("Strength on the label", "5")], ["1", "0.01"], "small"),
    typed("dose-asked", "#/dose", &[("Dose", "5"), ("Strength on the label", "1")], "gate"),
    typed("dose-refused", "#/dose", &[("Dose", "12"), ("Strength on the label", "1")], "refused"),
    typed("dose-bad", "#/dose", &[("Dose", "1,500"), ("Strength on the label", "1x")], "waiting"),
    blank("for-draw", "#/dose/for-draw"),
    typed(
        "for-draw-answer",
        "#/dose/for-draw",
        &[("Draw, in mL", "1.5"), ("Strength on the label", "1")],
        "answer",
    ),
    blank("batch", "#/dose/batch"),
    typed(
        "batch-strong",
        "#/dose/batch",
        &[
            ("Number of tablets", "1"),
            ("mg in one tablet", "50"),
            ("Volume of everything together, in mL", "5"),
        ],
        "strong",
    ),
    blank("dilute", "#/dose/dilute"),
    typed(
        "dilute-answer",
        "#/dose/dilute",
        &[
            ("Strength you start from", "5"),
            ("Volume of it that goes in, in mL", "10"),
            ("Volume of everything together, in mL", "50"),
        ],
        "answer",
    ),
    blank("drops", "#/dose/drops"),
    typed(
        "drops-assumed",
        "#/dose/drops",
        &[("Dose", "1"), ("Strength on the label", "1")],
        "assumed",
    ),
    blank("trends-blank", "#/trends"),
    blank("report-blank", "#/trends/report"),
    blank("ladder", "#/dose/ladder"),
    Place {
        name: "ladder-answer",
        route: "#/dose/ladder",
        typed: &[("Step 1", "1.5")],
        syringe: Some(["3", "0.1"]),
        shows: Some("best"),
    },
    blank("learn", "#/learn"),
    blank("data-blank", "#/data"),
    blank("restore-blank", "#/data/restore"),
    blank("erase-blank", "#/data/erase"),
    blank("import-blank", "#/data/import"),
    blank("settings", "#/settings"),
    blank("about", "#/about"),
    blank("missing", "#/no-such-place"),
];

/// The first screens of an empty diary.
pub(crate) const FIRST: &[Place] = &[
    blank("tonight-first", "#/tonight"),
    blank("check-in-first", "#/tonight/check-in"),
    blank("dose-by-hand-first", "#/tonight/dose"),
    blank("diary-first", "#/diary"),
    blank("entry-none", "#/diary/entry"),
    blank("trash-first", "#/diary/trash"),
    blank("plan-first", "#/plan"),
    blank("plan-steps-first", "#/plan/steps"),
    blank("bottles-first", "#/plan/bottles"),
];

impl Place {
    /// Loads the page there and types.
    pub(crate) async fn open(&self, page: &Page) -> Result<()> {
        page.open(self.route).await?;
        page.wait("the heading", async || {
            Ok(page.read::<bool>("return !!document.querySelector('main h1')").await?.then_some(()))
        })
        .await?;
        let dose = Dose::here(page);
        dose.fill(self.typed).await?;
        if let Some([capacity, spacing]) = self.syringe {
            dose.syringe(capacity, spacing).await?;
        }
        match self.shows {
            Some(id) => page.by_test_id(id).await.map(drop),
            None => Ok(()),
        }
    }
}
