//! A small server for the built page, on this machine alone. It knows files and headers, not the page.
//!
//! It sends what a careful host would: the right types, the security headers that a page cannot set by itself, and nothing for a
//! file that is not there. It remembers what was asked for, so that a test can tell what the page really does.

use anyhow::{Context, Result, bail};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

/// Bytes of a request's body that are remembered: a report of the page's policy has about one thousand.
const BODY_LIMIT: u64 = 100_000;

/// Bytes that a request may have before its body; browsers send about one thousand.
const HEAD_LIMIT: u64 = 64_000;

/// Sent with every answer. One connection serves one request: simple, and on one machine quick enough.
const HEADERS: &[(&str, &str)] = &[
    ("Connection", "close"),
    ("Cache-Control", "no-cache"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];

/// One request as it came, and how it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Method and path, as in `GET /index.html`.
    pub line: String,
    /// What was sent along; empty for most.
    pub body: String,
    /// The status it was answered with.
    pub status: u16,
}

/// A running server; it stops when dropped.
pub struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
    listener: Option<JoinHandle<()>>,
}

/// What the threads of all connections share.
struct Shared {
    folder: PathBuf,
    headers: String,
    instead: Vec<(&'static str, String)>,
    asked: Mutex<Vec<Asked>>,
    stopping: AtomicBool,
}

/// What is read of a request.
struct Request {
    method: String,
    url: String,
    body: String,
}

impl Site {
    /// Serves the files below `folder`, each with the `more` headers besides the usual ones; port 0 takes a free one. The texts
    /// of `instead`, each with its path, stand in the place of what the folder has there; they answer a message too.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start(
        folder: &Path,
        port: u16,
        more: &[(&str, &str)],
        instead: Vec<(&'static str, String)>,
    ) -> Result<Self> {
        let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let socket =
            TcpListener::bind(wanted).with_context(|| format!("cannot serve on {wanted}"))?;
        let address = socket.local_addr()?;
        let shared = Arc::new(Shared {
            folder: folder.to_owned(),
            headers: HEADERS
                .iter()
                .chain(more)
                .flat_map(|(name, value)| {
                    [
                        name, ": ", value, "
",
                    ]
                })
                .collect(),
            instead,
            asked: Mutex::default(),
            stopping: AtomicBool::new(false),
        });
        let listener = thread::spawn({
            let shared = Arc::clone(&shared);
            move || shared.listen(&socket)
        });
        Ok(Self { address, shared, listener: Some(listener) })
    }

    /// The page's address, with a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Every request until now, in order; empties the list.
    #[must_use]
    pub fn take_requests(&self) -> Vec<Asked> {
        std::mem::take(&mut *self.shared.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Goes on until the program is stopped.
    pub fn wait(mut self) {
        if let Some(listener) = self.listener.take() {
            drop(listener.join());
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        // The listener sees it at its next connection, which is this one.
        drop(TcpStream::connect(self.address));
        if let Some(listener) = self.listener.take() {
            drop(listener.join());
        }
    }
}

impl Shared {
    /// A thread for each connection: browsers open some that they never use, and those must hold up none.
    fn listen(self: &Arc<Self>, socket: &TcpListener) {
        for connection in socket.incoming() {
            if self.stopping.load(Ordering::SeqCst) {
                return;
            }
            let shared = Arc::clone(self);
            // A connection that breaks is the browser's affair: nobody is left to tell.
            thread::spawn(move || connection.map(|stream| drop(shared.answer(stream))));
        }
    }

    fn instead(&self, file: &Path) -> Option<&str> {
        let (_, text) = self.instead.iter().find(|(path, _)| Path::new(path) == file)?;
        Some(text)
    }

    fn content(&self, file: &Path) -> Option<Vec<u8>> {
        match self.instead(file) {
            Some(text) => Some(text.as_bytes().to_vec()),
            None => fs::read(self.folder.join(file)).ok(),
        }
    }

    fn answer(&self, stream: TcpStream) -> Result<()> {
        let mut reader = BufReader::new(stream);
        let Some(Request { method, url, body }) = read_request(&mut reader)? else { return Ok(()) };
        let file = file_for(&url);
        let content = file.as_ref().and_then(|file| self.content(file));
        let plain = "text/plain; charset=utf-8";
        let (status, reason, kind, content) = match (method.as_str(), file.zip(content)) {
            ("GET" | "HEAD", Some((file, content))) => (200, "OK", kind(&file), content),
            ("POST", Some((file, content))) if self.instead(&file).is_some() => {
                (200, "OK", kind(&file), content)
            }
            ("GET" | "HEAD", None) => (404, "Not Found", plain, b"not found\n".to_vec()),
            _ => (405, "Method Not Allowed", plain, b"only GET and HEAD\n".to_vec()),
        };
        // Remembered before it is answered, so that whoever has the answer finds it in the list.
        let asked = Asked { line: format!("{method} {url}"), body, status };
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
        let mut stream = reader.into_inner();
        let (headers, length) = (&self.headers, content.len());
        write!(
            stream,
            "HTTP/1.1 {status} {reason}\r\n{headers}Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
        )?;
        if method != "HEAD" {
            stream.write_all(&content)?;
        }
        Ok(stream.flush()?)
    }
}

/// Reads a request; none when the connection is closed without one.
fn read_request(reader: &mut BufReader<TcpStream>) -> Result<Option<Request>> {
    let mut head = reader.by_ref().take(HEAD_LIMIT);
    let mut first = String::new();
    if head.read_line(&mut first)? == 0 {
        return Ok(None);
    }
    let mut words = first.split_whitespace();
    let (Some(method), Some(url)) = (words.next(), words.next()) else {
        bail!("not HTTP: {first}")
    };
    let mut length = 0;
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 || line.trim_end().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<u64>().context("not a length")?;
        }
    }
    let mut body = String::new();
    reader.by_ref().take(length.min(BODY_LIMIT)).read_to_string(&mut body)?;
    Ok(Some(Request { method: method.to_owned(), url: url.to_owned(), body }))
}

/// The file below the folder that a request's path names; none when it tries to leave the folder.
fn file_for(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    path.components().all(|part| matches!(part, Component::Normal(_))).then(|| path.to_owned())
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: Option<&str>) {
        assert_eq!(file_for(url), expected.map(PathBuf::from), "{url}");
    }

    #[test]
    fn a_path_names_a_file_below_the_folder_or_nothing() {
        check("/", Some("index.html"));
        check("/app-1.js?x=1", Some("app-1.js"));
        check("/icons/a.svg", Some("icons/a.svg"));
        check("/../Cargo.toml", None);
        check("/a/../../b", None);
    }

    #[test]
    fn what_was_asked_for_is_remembered_and_answered() {
        let instead = vec![("Cargo.toml", "[another]".to_owned())];
        let site = Site::start(&crate::run::root(), 0, &[("X-More", "yes")], instead).unwrap();
        let get = |path: &str| {
            let mut line = TcpStream::connect(site.address).unwrap();
            write!(line, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
            let mut text = String::new();
            line.read_to_string(&mut text).unwrap();
            text
        };
        let text = get("/Trunk.toml");
        assert!(
            text.starts_with("HTTP/1.1 200")
                && text.contains("nosniff")
                && text.contains("[tools]"),
            "{text}"
        );
        assert_eq!(
            site.take_requests(),
            [Asked { line: "GET /Trunk.toml".into(), body: String::new(), status: 200 }]
        );
        let text = get("/Cargo.toml");
        assert!(text.contains("[another]") && !text.contains("[workspace]"), "{text}");
    }
}
