//! The published schema of a backup, `static/backup.schema.json`, against files as the app writes them, and against such files with one
//! thing changed. No reader of schemas is a dependency: this one knows the keywords that ours uses, and stops at any other.
//!
//! Of patterns it knows the one by which a part is known for a month. The texts that the others are about have tests of their own in
//! `backup.rs`.

use ldn_diary::diary::{Moment, NaiveDate};
use ldn_diary::exchange::backup::{write, write_sealed};
use ldn_diary::store::seal::{CountedEntropy, Keys, Nfkc, Passphrase};
use ldn_diary::store::settings::save;
use ldn_diary::store::{Document, Incoming, Settings};
use serde_json::{Map, Value};

use crate::store::{Rig, full_entry, relapse, unheard};

type Schema = Map<String, Value>;

fn schema() -> Value {
    serde_json::from_str(include_str!("../../../static/backup.schema.json")).unwrap()
}

/// Whether a value is as a schema says; `root` has what it refers to.
fn holds(root: &Value, schema: &Value, value: &Value) -> bool {
    if let Some(all) = schema.as_bool() {
        return all;
    }
    let schema = schema.as_object().unwrap();
    schema.iter().all(|(keyword, of)| {
        let said = (keyword.as_str(), of);
        let found = joined(root, schema, said, value)
            .or_else(|| of_object(root, schema, said, value))
            .or_else(|| of_array(root, schema, said, value))
            .or_else(|| of_plain(said, value));
        found.unwrap_or_else(|| panic!("{keyword} is not known here"))
    })
}

/// A keyword and what stands beside it.
type Said<'a> = (&'a str, &'a Value);

/// What is said by other schemas; none for another keyword.
fn joined(root: &Value, schema: &Schema, (keyword, of): Said<'_>, value: &Value) -> Option<bool> {
    let parts = || of.as_array().unwrap().iter().filter(|part| holds(root, part, value)).count();
    Some(match keyword {
        "$schema" | "$id" | "$defs" | "title" | "description" | "then" => true,
        "$ref" => {
            let place = of.as_str().unwrap().strip_prefix('#').unwrap();
            holds(root, root.pointer(place).unwrap(), value)
        }
        "oneOf" => parts() == 1,
        "anyOf" => parts() > 0,
        "allOf" => parts() == of.as_array().unwrap().len(),
        "not" => !holds(root, of, value),
        "if" => !holds(root, of, value) || holds(root, &schema["then"], value),
        _ => return None,
    })
}

/// What is said of an object. It is no matter of others.
fn of_object(root: &Value, schema: &Schema, said: Said<'_>, value: &Value) -> Option<bool> {
    let (keyword, of) = said;
    let object = value.as_object();
    let all = |look: &dyn Fn(&Schema) -> bool| object.is_none_or(look);
    Some(match keyword {
        "required" => {
            let names = of.as_array().unwrap();
            all(&|object| names.iter().all(|name| object.contains_key(name.as_str().unwrap())))
        }
        "properties" => {
            let of = of.as_object().unwrap();
            all(&|object| {
                let has = |(name, schema)| {
                    let found: Option<&Value> = object.get::<String>(name);
                    found.is_none_or(|value| holds(root, schema, value))
                };
                of.iter().all(has)
            })
        }
        "additionalProperties" => {
            assert_eq!(of, &Value::Bool(false));
            let known = schema["properties"].as_object().unwrap();
            all(&|object| object.keys().all(|name| known.contains_key(name)))
        }
        _ => return None,
    })
}

/// What is said of an array. It is no matter of others.
fn of_array(root: &Value, schema: &Schema, said: Said<'_>, value: &Value) -> Option<bool> {
    let (keyword, of) = said;
    let array = value.as_array();
    let all = |look: &dyn Fn(&Vec<Value>) -> bool| array.is_none_or(look);
    let size = || usize::try_from(of.as_u64().unwrap()).unwrap();
    Some(match keyword {
        "prefixItems" => {
            let of = of.as_array().unwrap();
            all(&|array| array.iter().zip(of).all(|(value, schema)| holds(root, schema, value)))
        }
        "items" => {
            let before = schema.get("prefixItems").map_or(0, |of| of.as_array().unwrap().len());
            all(&|array| array.iter().skip(before).all(|value| holds(root, of, value)))
        }
        "minItems" => all(&|array| array.len() >= size()),
        "maxItems" => all(&|array| array.len() <= size()),
        "uniqueItems" => all(&|array| {
            array
                .iter()
                .enumerate()
                .all(|(at, value)| !array.iter().take(at).any(|other| other == value))
        }),
        _ => return None,
    })
}

/// What is said of numbers and texts, and of any value.
fn of_plain((keyword, of): Said<'_>, value: &Value) -> Option<bool> {
    let length = value.as_str().map(|text| u64::try_from(text.chars().count()).unwrap());
    let number = value.as_i64();
    Some(match keyword {
        "type" if of.is_array() => of.as_array().unwrap().iter().any(|of| is_of(of, value)),
        "type" => is_of(of, value),
        "const" => value == of,
        "enum" => of.as_array().unwrap().contains(value),
        "minimum" => number.is_none_or(|number| number >= of.as_i64().unwrap()),
        "maximum" => number.is_none_or(|number| number <= of.as_i64().unwrap()),
        "minLength" => length.is_none_or(|length| length >= of.as_u64().unwrap()),
        "maxLength" => length.is_none_or(|length| length <= of.as_u64().unwrap()),
        "pattern" if of == "^m/" => value.as_str().is_none_or(|text| text.starts_with("m/")),
        "pattern" => true,
        _ => return None,
    })
}

fn is_of(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("{other} is no kind of value"),
    }
}

fn made() -> Moment {
    let local = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap().and_hms_opt(22, 5, 0).unwrap();
    Moment::new(local, -210).unwrap()
}

/// A plan and lists as the app keeps them.
const PLAN: &str = r#"[1,[[20000,20001,0,0,"a note",[["3/2",[60,1320],28],["3",[1439],0]]]],[[7,0,"1","100",19990,[20100,0]]],[[28800000,7,0,"1/2"],[28800002,7,5,""]]]"#;
const LISTS: &str = r#"[[[1,null,1],[100,"Tremor",0]],[[1,null,1]]]"#;

/// Something of each document that a backup has.
fn documents() -> Vec<Document> {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(full_entry(1, "2026-11-24"), unheard()).unwrap();
    engine.save_relapse(relapse(3, "2026-09-01", "left hand"), unheard()).unwrap();
    engine.set_draft(full_entry(9, "2026-11-28")).unwrap();
    save(&*rig.store, &Settings::default()).unwrap();
    let mut documents = engine.whole().unwrap().documents;
    for (name, payload) in [("plan", PLAN), ("lists", LISTS)] {
        documents.push(Document { name: name.to_owned(), payload: payload.to_owned() });
    }
    assert!(Incoming::read(&documents).unread().is_empty(), "the app takes all of it");
    documents
}

fn is_as_published(text: &str) -> bool {
    let (schema, file): (Value, Value) = (schema(), serde_json::from_str(text).unwrap());
    holds(&schema, &schema, &file)
}

#[test]
fn what_is_written_is_as_it_was_published() {
    let documents = documents();
    let names: Vec<&str> = documents.iter().map(|document| document.name.as_str()).collect();
    for name in ["relapses", "plan", "lists", "drafts", "m/2026-11", "settings"] {
        assert!(names.contains(&name), "{name} is not in {names:?}");
    }
    assert!(is_as_published(&write(&documents, made(), "1.2.3")));
    assert!(is_as_published(&write(&[], made(), "1.2.3")));
}

struct Ascii;

impl Nfkc for Ascii {
    fn nfkc(&self, text: &str) -> String {
        text.to_owned()
    }
}

#[test]
fn a_sealed_file_is_as_it_was_published() {
    let entropy = CountedEntropy::from(5);
    let passphrase = Passphrase::new("seven quiet herons", &Ascii).unwrap();
    let (keys, _) = Keys::create(&passphrase, &entropy).unwrap();
    let text = write(&documents(), made(), "1.2.3");
    let file = write_sealed(&text, made(), &keys, &entropy).unwrap();
    assert!(is_as_published(&file));
    assert!(!is_as_published(&file.replacen("\"key\":", "\"keys\":", 1)));
}

/// Else it could say yes to everything.
#[test]
fn a_file_with_one_thing_changed_is_not_as_it_was_published() {
    let file: Value = serde_json::from_str(&write(&documents(), made(), "1.2.3")).unwrap();
    let schema = schema();
    let part = |name: &str| {
        let parts = file["parts"].as_array().unwrap();
        parts.iter().position(|part| part["name"] == name).unwrap()
    };
    let at = |name: &str, rest: &str| format!("/parts/{}/content{rest}", part(name));
    let changes = [
        ("/format".to_owned(), Value::from("ldn-diary")),
        ("/version".to_owned(), Value::from(2)),
        ("/parts".to_owned(), Value::from("none")),
        ("/parts/0".to_owned(), Value::from(7)),
        ("/parts/0/name".to_owned(), Value::Null),
        (at("m/2026-11", "/0/0"), Value::from(0)),
        (at("m/2026-11", "/0/1"), Value::from(0)),
        (at("m/2026-11", "/0/6"), Value::from(2)),
        (at("m/2026-11", "/0/12"), Value::from(11)),
        (at("m/2026-11", "/0/13"), Value::from(64)),
        (at("m/2026-11", "/0/14"), Value::Null),
        (at("m/2026-11", "/0/14"), Value::from("x".repeat(10_001))),
        (at("m/2026-11", "/0"), Value::from(vec![1, 1, 0])),
        (at("drafts", "/0/3"), Value::from("2026-11-28")),
        (at("relapses", "/0/7"), Value::from(3)),
        (at("relapses", "/0/9"), Value::from(4)),
        (at("plan", "/0"), Value::from(4)),
        (at("plan", "/1/0/2"), Value::from(6)),
        (at("plan", "/1/0/5/0/1"), Value::from(vec![60, 60])),
        (at("plan", "/1/0/5/0/2"), Value::from(3_661)),
        (at("lists", "/0/1/0"), Value::from(0)),
        (at("lists", "/0/1/1"), Value::from("")),
        (at("lists", "/0/1/2"), Value::from(true)),
        (at("settings", "/theme"), Value::from("blue")),
        (at("settings", "/day_boundary"), Value::from(721)),
        (at("settings", ""), Value::from(Map::new())),
    ];
    assert!(holds(&schema, &schema, &file));
    for (place, value) in changes {
        let mut other = file.clone();
        *other.pointer_mut(&place).unwrap_or_else(|| panic!("nothing is at {place}")) = value;
        assert!(!holds(&schema, &schema, &other), "{place} may be anything");
    }
    for name in ["format", "version", "made", "app", "holds", "parts", "sha256"] {
        let mut other = file.clone();
        other.as_object_mut().unwrap().remove(name);
        assert!(!holds(&schema, &schema, &other), "{name} may be missing");
    }
}
