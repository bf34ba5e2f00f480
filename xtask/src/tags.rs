//! Finds tags in a page by plain words, as the minifier writes them or a person does. It knows no page.

/// The first `name` tag of a page that holds `words`.
#[must_use]
pub fn tag<'a>(html: &'a str, name: &str, words: &str) -> Option<&'a str> {
    let start = format!("<{name} ");
    let starts = html.match_indices(&start).map(|(at, _)| at);
    let mut tags = starts.filter_map(|at| html.get(at..)?.split_inclusive('>').next());
    tags.find(|tag| tag.replace('"', "").contains(words))
}

/// The value of a tag's attribute, with quotes or, as the minifier writes it, without.
#[must_use]
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let value = tag.split(&format!(" {name}=")).nth(1)?.trim_start_matches('"');
    value.split(['"', ' ', '>']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_attributes_are_found_minified_or_not() {
        for html in [
            "<link href=a.css rel=stylesheet><link as=fetch href=./b.wasm integrity=sha384-c>",
            r#"<link rel="stylesheet" href="a.css" /><link rel="preload" href="./b.wasm" as="fetch" integrity="sha384-c">"#,
        ] {
            let found = tag(html, "link", "as=fetch").unwrap();
            assert_eq!(attribute(found, "href"), Some("./b.wasm"));
            assert_eq!(attribute(found, "integrity"), Some("sha384-c"));
            assert_eq!(attribute(found, "type"), None);
        }
        assert_eq!(tag("<p>", "link", "as=fetch"), None);
    }
}
