//! The browser's local storage behind the store room's port. It does not know what is kept.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

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
        let count = storage.length().map_err(|thrown| error(&thrown))?;
        let mut keys = Vec::new();
        for place in 0..count {
            match storage.key(place).map_err(|thrown| error(&thrown))? {
                Some(key) if key.starts_with(PREFIX) => keys.push(key),
                Some(_) | None => {}
            }
        }
        Ok(keys)
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
