//! The edition in one file: the page with everything inside it, which opens from a disk by a double click and asks for nothing at all.
//! It is made of what Trunk built, before the program is split. It knows tags and policies, not the page.
//!
//! A page from a disk may load no modules and fetch no programs, so the script and the style stand in the page, allowed by their
//! hashes, and the program as text that the script decodes.

use crate::{
    offline::{self, ONE_FILE, integrity},
    page, proof,
    run::{announce, root, say},
    tags::{attribute, tag},
};
use anyhow::{Context, Result, bail};
use base64ct::{Base64, Encoding};
use std::{
    fs,
    path::{Path, PathBuf},
};
use walrus::ModuleConfig;

/// Decodes the program and hands `static/start.js` the way to start it. It comes after the generated script, whose function it calls.
const START: &str = "
const program = document.getElementById('program');
const bytes = Uint8Array.from(atob(program.textContent), (letter) => letter.charCodeAt(0));
program.remove();
window.whole = () => __wbg_init({ module_or_path: bytes });
";

/// Where it is written.
#[must_use]
pub fn file() -> PathBuf {
    root().join("dist-one").join(ONE_FILE)
}

/// Builds the page and says where the edition in one file is, which every build writes.
///
/// # Errors
/// As [`page::make`].
pub fn build() -> Result<()> {
    page::make()?;
    let size = fs::metadata(file())?.len();
    announce(format_args!("LDN Diary in one file: {} ({size} bytes)", file().display()));
    say("It opens by a double click, from a disk or a stick, and needs no network. Its SHA-256:");
    say(proof::sum(&file())?);
    Ok(())
}

/// Makes one file of the page that Trunk wrote into `dist`.
///
/// # Errors
/// When something that the page names is not there, or would end the tag that it is put into.
pub fn write(html: &str, dist: &Path) -> Result<()> {
    let one = one_file(html, |name| {
        let file = dist.join(name);
        fs::read(&file).with_context(|| file.display().to_string())
    })?;
    let file = file();
    fs::create_dir_all(file.parent().context("it has a folder")?)?;
    Ok(fs::write(file, one)?)
}

/// Tells the file the version of the build that it was made of, and puts a copy beside the page in `dist`, where a person finds it.
///
/// # Errors
/// When it is not there, or cannot be written.
pub fn hand_out(file: &Path, version: &str, dist: &Path) -> Result<()> {
    let one = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let one = offline::with_version(&one, version)?;
    fs::write(file, &one)?;
    Ok(fs::write(dist.join(ONE_FILE), one)?)
}

fn one_file(html: &str, read: impl Fn(&str) -> Result<Vec<u8>>) -> Result<String> {
    let named = |name, words, attr| {
        let found = tag(html, name, words).with_context(|| format!("no {name} {words}"))?;
        let file = attribute(found, attr).context("no address")?.trim_start_matches("./");
        Ok::<_, anyhow::Error>((found, read(file)?))
    };
    let (start_tag, start) = named("script", "start-", "src")?;
    let (style_tag, style) = named("link", "rel=stylesheet", "href")?;
    let (icon_tag, icon) = named("link", "rel=icon", "href")?;
    let (glue_tag, glue) = named("link", "rel=modulepreload", "href")?;
    let (program_tag, program) = named("link", "as=fetch", "href")?;
    let (start, style) = (inner(start, "</script")?, inner(style, "</style")?);
    let glue = inner([glue, START.into()].concat(), "</script")?;
    let policy = policy(&start, &glue, &style);
    let old = tag(html, "meta", "Content-Security-Policy").context("the page has no policy")?;
    let icon = Base64::encode_string(&icon);
    let program = Base64::encode_string(&without_names(&program)?);
    let mut one = html.to_owned();
    for (old, new) in [
        (old, format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">")),
        (start_tag, format!("<script>{start}")),
        (style_tag, format!("<style>{style}</style>")),
        (icon_tag, format!("<link rel=icon href=\"data:image/svg+xml;base64,{icon}\">")),
        (glue_tag, String::new()),
        (program_tag, String::new()),
        (tag(html, "link", "rel=manifest").unwrap_or_default(), String::new()),
        (tag(html, "link", "rel=apple-touch-icon").unwrap_or_default(), String::new()),
    ] {
        // What is not there is replaced nowhere.
        if !old.is_empty() {
            one = one.replacen(old, &new, 1);
        }
    }
    let (before, after) = one.rsplit_once("</body>").context("the page has no end")?;
    Ok(format!(
        "{before}<script type=\"text/plain\" id=program>{program}</script><script type=module>{glue}</script></body>{after}"
    ))
}

/// Nothing may be asked for, from anywhere; what runs and what styles are these texts.
fn policy(start: &str, glue: &str, style: &str) -> String {
    let [start, glue, style] = [start, glue, style].map(|text| integrity(text.as_bytes()));
    format!(
        "default-src 'none'; script-src '{start}' '{glue}' 'wasm-unsafe-eval'; style-src '{style}'; img-src data:; \
         connect-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; \
         trusted-types 'none'"
    )
}

/// A text as it may stand inside a tag: nothing in it ends that, in whatever case, and its bytes stay as they are when a browser reads
/// it.
fn inner(text: Vec<u8>, end: &str) -> Result<String> {
    let text = String::from_utf8(text).context("not a text")?;
    let small = text.to_ascii_lowercase();
    for ends in [end, "<!--", "\r"] {
        if small.contains(ends) {
            bail!("{ends:?} stands in what is put into the page");
        }
    }
    Ok(text)
}

/// The names of functions are for splitting; without them it is half the size.
fn without_names(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    Ok(config.parse(wasm)?.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<html><meta content=\"script-src 'self'\" http-equiv=Content-Security-Policy><script integrity=i src=./start-1.js></script><link href=./a.css rel=stylesheet><link href=./i.svg rel=icon><link href=app.webmanifest rel=manifest><link href=./g.js rel=modulepreload><link as=fetch href=./p.wasm rel=preload><body><p>Hello</p></body></html>";

    fn made(style: &str) -> Result<String> {
        one_file(HTML, |name| {
            Ok(match name {
                "start-1.js" => b"begin()".to_vec(),
                "a.css" => style.into(),
                "i.svg" => b"<svg/>".to_vec(),
                "g.js" => b"export { __wbg_init as default };".to_vec(),
                _ => wat::parse_str("(module (func $named (export \"f\")))")?,
            })
        })
    }

    #[test]
    fn everything_is_inside_and_allowed_by_its_hash() {
        let one = made("p{}").unwrap();
        for (name, text) in [("script-src", "begin()"), ("style-src", "p{}")] {
            let hash = format!("{name} '{}'", integrity(text.as_bytes()));
            assert!(one.contains(&hash), "{hash}: {one}");
        }
        let glue =
            one.split("<script type=module>").nth(1).unwrap().split("</script>").next().unwrap();
        assert!(one.contains(&format!("'{}'", integrity(glue.as_bytes()))));
        for part in [
            "<script>begin()</script>",
            "<style>p{}</style>",
            "data:image/svg+xml;base64,PHN2Zy8+",
            "connect-src 'none'",
        ] {
            assert!(one.contains(part), "{part}: {one}");
        }
        for gone in ["src=", ".wasm", "preload", "manifest", "'self'"] {
            assert!(!one.contains(gone), "{gone}: {one}");
        }
    }

    /// The page and its worker do not count it: neither a first visit nor what is kept for later grows by it.
    #[test]
    fn it_lies_beside_the_page_with_its_sum_and_its_version() {
        let dist = root().join("target/one-file-test");
        fs::create_dir_all(&dist).unwrap();
        let file = root().join("target/one-file-test.html");
        fs::write(&file, "<head><title>A</title></head>").unwrap();
        hand_out(&file, "0123456789abcdef", &dist).unwrap();
        let given = fs::read_to_string(dist.join(ONE_FILE)).unwrap();
        assert_eq!(given, fs::read_to_string(&file).unwrap());
        assert_eq!(offline::version(&given), Some("0123456789abcdef"));
        proof::write_sums(&dist).unwrap();
        let sums = fs::read_to_string(dist.join(proof::SUMS)).unwrap();
        assert_eq!(sums.trim_end(), proof::sum(&dist.join(ONE_FILE)).unwrap());
        assert!(sums.ends_with("  ldn-diary.html\n"), "{sums}");
        assert!(offline::listed(&dist).unwrap().is_empty());
    }

    #[test]
    fn what_would_end_its_tag_is_refused() {
        for end in ["</style>", "</STYLE >"] {
            let error = made(&format!("p{{content:'{end}'}}")).unwrap_err().to_string();
            assert!(error.contains("</style"), "{error}");
        }
    }
}
