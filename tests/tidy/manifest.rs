//! That the manifest, by which the page is installed, says what is there: icons of the size that it names, addresses that hold below any
//! path, and the colours of the style sheet; that the page's own bar has these colours too; and what the page says before any script.
#![expect(clippy::panic, reason = "a helper that cannot go on fails its test")]

use std::fs;

use serde_json::Value;

use super::root;

/// A file of the page that the build copies as it is.
fn of_static(name: &str) -> Vec<u8> {
    fs::read(root().join("static").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn text_of(name: &str) -> String {
    String::from_utf8(of_static(name)).unwrap()
}

fn manifest() -> Value {
    serde_json::from_str(&text_of("app.webmanifest")).unwrap()
}

fn said<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_else(|| panic!("no {name} in {value}"))
}

/// The value that a rule of the style sheet gives to a token: the first rule that begins so.
fn token(sheet: &str, rule: &str, name: &str) -> String {
    let (_, rest) = sheet.split_once(rule).unwrap_or_else(|| panic!("no rule {rule}"));
    let (block, _) = rest.split_once('}').unwrap_or_default();
    let value = block.split(&format!("{name}:")).nth(1).and_then(|rest| rest.split(';').next());
    value.unwrap_or_else(|| panic!("no {name} in {rule}")).trim().to_owned()
}

/// Width and height of a picture, as the first chunk of a PNG has them; nothing for any other file.
fn size_of(png: &[u8]) -> Option<[u32; 2]> {
    let header = png.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(*header.get(at..)?.first_chunk()?));
    Some([number(0)?, number(4)?])
}

#[test]
fn every_icon_is_there_in_the_size_that_is_named() {
    let manifest = manifest();
    let icons = manifest.get("icons").and_then(Value::as_array).unwrap();
    let mut sizes = Vec::new();
    for icon in icons {
        let (src, declared) = (said(icon, "src"), said(icon, "sizes"));
        assert_eq!(said(icon, "type"), "image/png", "{src}");
        let [width, height] = size_of(&of_static(src)).unwrap_or_else(|| panic!("{src}: no PNG"));
        assert_eq!(format!("{width}x{height}"), declared, "{src}");
        let purpose = icon.get("purpose").and_then(Value::as_str).unwrap_or("any");
        sizes.push((purpose, width));
    }
    // What browsers ask of an app that can be installed.
    for (purpose, least) in [("any", 192), ("any", 512), ("maskable", 512)] {
        assert!(sizes.contains(&(purpose, least)), "no {purpose} icon of {least}: {sizes:?}");
    }
}

/// The page may be hosted below any path. An app without an `id` is known by its `start_url`; an `id` would be read from the top of the
/// host, where another app may have the same.
#[test]
fn its_addresses_hold_below_any_path() {
    let manifest = manifest();
    for name in ["start_url", "scope"] {
        assert_eq!(said(&manifest, name), "./", "{name}");
    }
    assert_eq!(manifest.get("id"), None);
    let icons = manifest.get("icons").and_then(Value::as_array).unwrap();
    for src in icons.iter().map(|icon| said(icon, "src")) {
        assert!(!src.starts_with('/') && !src.contains(':'), "{src} is no neighbour");
    }
    assert_eq!(said(&manifest, "display"), "standalone");
    assert!(said(&manifest, "name").len() <= 45 && said(&manifest, "short_name").len() <= 12);
}

#[test]
fn its_colours_are_those_of_the_style_sheet() {
    let (manifest, sheet) = (manifest(), text_of("style.css"));
    let (light, dark) = ("\n:root {", "\n:root[data-theme=\"dark\"] {");
    assert_eq!(said(&manifest, "background_color"), token(&sheet, light, "--ground"));
    assert_eq!(said(&manifest, "theme_color"), token(&sheet, light, "--accent-fill"));
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    for (id, rule) in [("ground-light", light), ("ground-dark", dark)] {
        let tag = page.split('<').find(|tag| tag.contains(&format!("id=\"{id}\""))).unwrap();
        let ground = token(&sheet, rule, "--ground");
        assert!(tag.contains(&format!("content=\"{ground}\"")), "{id} is not {ground}: {tag}");
    }
}

#[test]
fn the_page_names_the_manifest_and_an_icon_that_is_there() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    for (name, file) in [("manifest", "app.webmanifest"), ("apple-touch-icon", "app-192.png")] {
        assert!(page.contains(&format!("<link rel=\"{name}\" href=\"{file}\">")), "{name}");
        assert!(!of_static(file).is_empty());
    }
}

#[test]
fn the_page_says_what_it_lacks_where_no_script_runs() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let (_, rest) = page.split_once("<noscript>").unwrap();
    let (said, _) = rest.split_once("</noscript>").unwrap();
    for words in ["<h1>LDN Diary</h1>", "needs JavaScript", "Nothing you type is sent anywhere."] {
        assert!(said.contains(words), "without a script the page does not say {words}");
    }
}
