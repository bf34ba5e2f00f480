//! A backup, written and handed to the browser, and how that went in words: for the Data place, and before another one is restored.

use yew::prelude::*;

use crate::exchange::backup::{write, write_sealed};
use crate::store::seal::Keys;
use crate::store::{Engine, StorageError};
use crate::ui::context::Site;
use crate::ui::locksmith::LockError;
use crate::ui::page::taking::part_name;
use crate::ui::text::data::around;

/// The MIME type of a backup.
const KIND: &str = "application/json";

/// How the last try to save went.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui::page) enum Stand {
    /// Nothing was tried.
    #[default]
    Nothing,
    /// The key is being made.
    Making,
    /// A file was handed over.
    Handed(Handed),
    /// What is kept could not be read.
    Unreadable(StorageError),
    /// The browser made no file.
    Failed,
    /// No key could be made for it.
    NoKey(LockError),
}

/// A file that was handed over.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui::page) struct Handed {
    name: String,
    /// The names of the parts that it lacks.
    left_out: Vec<String>,
    /// Whether its date could be kept.
    noted: Result<(), StorageError>,
}

/// What became of the last try.
pub(in crate::ui::page) fn said(site: &Site, stand: &Stand) -> Html {
    let say = &site.text.data;
    let text = match stand {
        Stand::Nothing => String::new(),
        Stand::Making => site.text.passphrase.making.to_owned(),
        Stand::Handed(file) => handed_over(site, file),
        Stand::Unreadable(_) => [say.unreadable, " ", say.unreadable_then].concat(),
        Stand::Failed => say.failed.to_owned(),
        Stand::NoKey(error) => (site.text.passphrase.error)(error),
    };
    let class = match stand {
        Stand::Unreadable(_) | Stand::Failed | Stand::NoKey(_) => "error",
        Stand::Nothing | Stand::Making | Stand::Handed(_) => "",
    };
    html! { <p role="status" {class} data-testid="backup-said">{ text }</p> }
}

fn handed_over(site: &Site, file: &Handed) -> String {
    let say = &site.text.data;
    let left_out = (!file.left_out.is_empty()).then(|| {
        let names: Vec<String> = file.left_out.iter().map(|name| part_name(site, name)).collect();
        around(say.left_out, &names.join(", "))
    });
    let noted = file.noted.is_err().then(|| say.not_noted.to_owned());
    let all = [Some(around(say.handed, &file.name)), left_out, noted];
    all.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Writes a backup, sealed by these keys if any, and hands it to the browser. One that lacks what cannot be read is noted like any
/// other: what it lacks, no later one will have either.
pub(in crate::ui::page) fn handed(site: &Site, keys: Option<&Keys>) -> Stand {
    let (say, diary) = (&site.text.data, site.diary());
    let whole = match diary.read(Engine::whole) {
        Ok(whole) => whole,
        Err(error) => return Stand::Unreadable(error),
    };
    let made = diary.now();
    let text = write(&whole.documents, made, env!("CARGO_PKG_VERSION"));
    let entropy = site.ports().entropy.as_ref();
    let (text, name) = match keys.map(|keys| write_sealed(&text, made, keys, entropy)) {
        None => (text, say.file_name),
        Some(Ok(sealed)) => (sealed, say.file_name_locked),
        Some(Err(error)) => return Stand::NoKey(LockError::Seal(error)),
    };
    let name = around(name, &made.local().date().to_string());
    match site.page().save_file(&name, KIND, &text) {
        Ok(()) => {
            let (left_out, noted) = (whole.missing(), diary.note_backup());
            Stand::Handed(Handed { name, left_out, noted })
        }
        Err(_) => Stand::Failed,
    }
}
