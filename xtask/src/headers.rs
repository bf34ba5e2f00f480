//! What a host is told to send along with each file: reads `_headers`, the form that several hosts of static pages understand. It
//! knows the form and not what the headers mean.
//!
//! A line that begins at the margin is a path, which may end in `*` for all that goes on from there; the indented lines below it are
//! headers for what has that path. Lines that begin with `#` are for readers. Hosts differ in what they make
//! of a header that two paths give, so none may be given twice.

/// The name of the file.
pub const HEADERS: &str = "_headers";

/// The headers of one path.
struct Rule<'a> {
    path: &'a str,
    headers: Vec<(&'a str, &'a str)>,
}

/// The headers that a file of this name below the folder is sent with, in order.
#[must_use]
pub fn headers_for<'a>(text: &'a str, name: &str) -> Vec<(&'a str, &'a str)> {
    let path = format!("/{name}");
    let rules = rules(text).into_iter().filter(|rule| matches(rule.path, &path));
    rules.flat_map(|rule| rule.headers).collect()
}

fn rules(text: &str) -> Vec<Rule<'_>> {
    let mut rules: Vec<Rule<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        match (line.starts_with(' '), line.split_once(": "), rules.last_mut()) {
            (true, Some((name, value)), Some(rule)) => {
                rule.headers.push((name.trim(), value.trim()));
            }
            _ => rules.push(Rule { path: line.trim(), headers: Vec::new() }),
        }
    }
    rules
}

fn matches(pattern: &str, path: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == path, |start| path.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{offline, page::hash_in, run::root};
    use std::{collections::BTreeSet, fs};

    const TEXT: &str = "# said\n/*\n  A: 1; x\n\n/a-*\n  B: 2\n/a-b\n  C: 3\n";

    fn check(name: &str, expected: &[(&str, &str)]) {
        assert_eq!(headers_for(TEXT, name), expected, "{name}");
    }

    #[test]
    fn a_file_has_the_headers_of_every_path_that_is_its_own() {
        check("", &[("A", "1; x")]);
        check("b", &[("A", "1; x")]);
        check("a-c.js", &[("A", "1; x"), ("B", "2")]);
        check("a-b", &[("A", "1; x"), ("B", "2"), ("C", "3")]);
    }

    fn ours() -> String {
        fs::read_to_string(root().join("static").join(HEADERS)).unwrap()
    }

    /// What hosts differ in.
    #[test]
    fn no_file_is_given_a_header_twice_and_each_is_told_how_long_to_keep_it() {
        for (name, kept) in [
            ("", "no-cache"),
            ("index.html", "no-cache"),
            ("sw.js", "no-cache"),
            ("app.webmanifest", "no-cache"),
            ("app-192.png", "no-cache"),
            ("app-512.png", "no-cache"),
            ("app-maskable.png", "no-cache"),
            ("SHA256SUMS", "no-cache"),
            ("backup.schema.json", "no-cache"),
            ("ldn-diary.html", "no-cache"),
            ("icon-0123456789abcdef.svg", "public, max-age=31536000, immutable"),
            ("style-0123456789abcdef.css", "public, max-age=31536000, immutable"),
            ("start-0123456789abcdef.js", "public, max-age=31536000, immutable"),
            ("ldn-diary-core-0123456789abcdef.wasm", "public, max-age=31536000, immutable"),
        ] {
            let text = ours();
            let found = headers_for(&text, name);
            let names: BTreeSet<&str> = found.iter().map(|(name, _)| *name).collect();
            assert_eq!(names.len(), found.len(), "{name}: {found:?}");
            assert!(found.contains(&("Cache-Control", kept)), "{name}: {found:?}");
        }
    }

    /// To the letter: who loosens one of these has to do it here too.
    #[test]
    fn every_file_is_sent_with_these() {
        let policy = concat!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; ",
            "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; ",
            "base-uri 'none'; form-action 'none'; object-src 'none'; ",
            "require-trusted-types-for 'script'; trusted-types sw; frame-ancestors 'none'"
        );
        let denied = concat!(
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), ",
            "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
        );
        let text = ours();
        for name in ["", "index.html", "sw.js", "style-0123456789abcdef.css", "any/other"] {
            let found = headers_for(&text, name);
            for header in [
                ("Content-Security-Policy", policy),
                ("Cross-Origin-Opener-Policy", "same-origin"),
                ("Cross-Origin-Resource-Policy", "same-origin"),
                ("Permissions-Policy", denied),
                ("Referrer-Policy", "no-referrer"),
                ("X-Content-Type-Options", "nosniff"),
            ] {
                assert!(found.contains(&header), "{name}: {header:?} is not in {found:?}");
            }
        }
    }

    /// It brings a policy of its own, which names what is inside it; the host's would not let that run.
    #[test]
    fn the_edition_in_one_file_is_saved_and_not_opened_here() {
        let text = ours();
        let found = headers_for(&text, offline::ONE_FILE);
        let saved = ("Content-Disposition", "attachment; filename=\"ldn-diary.html\"");
        assert!(found.contains(&saved), "{found:?}");
        assert!(!headers_for(&text, "").iter().any(|(name, _)| *name == saved.0));
    }

    /// Of three hosts, each lacked the one line that has a file saved and not opened.
    #[test]
    fn what_readme_gives_for_other_hosts_has_every_header() {
        let readme = fs::read_to_string(root().join("README.md")).unwrap();
        let text = ours();
        let headers: BTreeSet<_> = rules(&text).into_iter().flat_map(|rule| rule.headers).collect();
        for host in ["nginx", "apache", "caddy"] {
            let snippet = readme.split(&format!("\n```{host}\n")).nth(1).unwrap();
            // Apache escapes a quotation mark.
            let snippet = snippet.split("\n```").next().unwrap().replace('\\', "");
            for (name, value) in &headers {
                // As README says of the two long ones.
                let value = match *name {
                    "Content-Security-Policy" => "POLICY",
                    "Permissions-Policy" => "PERMISSIONS",
                    _ => *value,
                };
                assert!(snippet.contains(*name), "{host} lacks {name}");
                assert!(snippet.contains(value), "{host} lacks {name}: {value}");
            }
        }
    }

    /// What is kept for a year must change its name with its bytes.
    #[test]
    fn what_has_no_hash_in_its_name_is_asked_for_anew() {
        let dist = crate::page::dist();
        let Ok(listed) = offline::listed(&dist) else { return };
        let text = ours();
        for name in listed.keys() {
            let immutable =
                headers_for(&text, name).iter().any(|(_, value)| value.contains("immutable"));
            assert_eq!(hash_in(name).is_some(), immutable, "{name}");
        }
    }

    /// The page brings its own policy; the one header more is what a page cannot say of itself.
    #[test]
    fn the_policy_of_the_host_is_the_pages_own_and_no_frames() {
        let html = fs::read_to_string(root().join(offline::PAGE)).unwrap();
        let meta = html.split("Content-Security-Policy\" content=\"").nth(1).unwrap();
        let policy = format!("{}; frame-ancestors 'none'", meta.split('"').next().unwrap());
        let text = ours();
        let sent = headers_for(&text, "");
        assert!(sent.contains(&("Content-Security-Policy", policy.as_str())), "{sent:?}");
    }
}
