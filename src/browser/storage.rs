//! The browser's local storage behind the store room's port. It does not know what is kept.

use gloo_storage::{LocalStorage, Storage};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use super::script::call;
use crate::store::{KeyValue, PREFIX, StorageError};

/// Local storage. It is asked for anew at every call, since a person may deny it at any time.
#[derive(Clone, Copy, Debug)]
pub struct LocalStore;

impl LocalStore {
    #[expect(
        clippy::disallowed_methods,
        clippy::disallowed_types,
        reason = "the browser room: gloo panics where storage is denied, so the page is asked before"
    )]
    fn probed() -> Result<web_sys::Storage, StorageError> {
        let window = web_sys::window().ok_or(StorageError::Denied)?;
        match window.local_storage() {
            Ok(Some(_)) => Ok(LocalStorage::raw()),
            Ok(None) | Err(_) => Err(StorageError::Denied),
        }
    }
}

impl KeyValue for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Self::probed()?.get_item(key).map_err(|thrown| error(&thrown))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        Self::probed()?.set_item(key, value).map_err(|thrown| error(&thrown))
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        Self::probed()?.remove_item(key).map_err(|thrown| error(&thrown))
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = Self::probed()?;
        // All in one text: to fetch each of hundreds by itself takes longer than all else at opening. And not by `Object.keys`, for which
        // Firefox looks at every value.
        let keys = Reflect::own_keys(&storage).map_err(|thrown| error(&thrown))?;
        let joined = call(&keys, "join", &[JsValue::from_str("\n")]).ok();
        let joined = joined.and_then(|joined| joined.as_string()).unwrap_or_default();
        let is_ours = |key: &&str| key.starts_with(PREFIX);
        if u32::try_from(joined.split('\n').count()) == Ok(keys.length()) {
            return Ok(joined.split('\n').filter(is_ours).map(str::to_owned).collect());
        }
        // Somebody else's key has a line break in it, or there is none at all.
        let each = keys.iter().filter_map(|key| key.as_string());
        Ok(each.filter(|key| is_ours(&key.as_str())).collect())
    }
}

/// Browsers agree on the names of what they throw, not on the classes.
fn error(thrown: &JsValue) -> StorageError {
    match thrown.dyn_ref::<DomException>().map(DomException::name) {
        Some(name)
            if matches!(name.as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") =>
        {
            StorageError::Full
        }
        Some(name) if name == "SecurityError" => StorageError::Denied,
        Some(name) => StorageError::Other(name),
        None => StorageError::Other(String::from("Error")),
    }
}
