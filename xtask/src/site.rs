//! A small server for the built page, on this machine alone. It knows files and headers, not the page.
//!
//! It sends what a careful host would: the right types, the headers that the folder's own `_headers` asks for, and nothing for a
//! file that is not there. It remembers what was asked for, so that a test can tell what the page really does; and it can do what
//! hosts do on a bad day.

use crate::headers::{HEADERS, headers_for};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// Bytes of a request's body that are remembered: a report of the page's policy has about one thousand.
const BODY_LIMIT: u64 = 100_000;

/// Bytes that a request may have before its body; browsers send about one thousand.
const HEAD_LIMIT: u64 = 64_000;

/// Sent with every answer. One connection serves one request: simple, and on one machine quick enough.
const ALWAYS: &str = "Connection: close\r\n";

/// Sent for a folder that says nothing of headers.
const PLAIN: &str = "/*\n  Cache-Control: no-cache\n  X-Content-Type-Options: nosniff\n";

/// How often a stalled answer looks whether it may end.
const STALL: Duration = Duration::from_millis(20);

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
    served: Mutex<Served>,
    asked: Mutex<Vec<Asked>>,
    stopping: AtomicBool,
}

/// What there is to serve.
struct Served {
    folder: PathBuf,
    more: String,
    /// Where the folder stands on the host, as in `/ldn/`.
    below: &'static str,
    instead: Vec<(&'static str, String)>,
    faults: Vec<(String, Fault)>,
    /// How often it was mended.
    mended: u32,
}

/// What a host does wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It says that it is in trouble.
    Error,
    /// It takes the question and says nothing until it is mended.
    Silent,
    /// It sends half of it, and then nothing more until it is mended.
    Stalled,
    /// It sends half of it and hangs up.
    Cut,
    /// It sends it with another last byte.
    Wrong,
}

/// An answer as it is sent.
struct Answer {
    status: u16,
    reason: &'static str,
    kind: &'static str,
    headers: String,
    content: Vec<u8>,
    fault: Option<Fault>,
}

/// What is read of a request.
struct Request {
    method: String,
    url: String,
    body: String,
}

impl Site {
    /// Serves the files below `folder`, each with the `more` headers besides those that its `_headers` has for it; port 0 takes a free one. The texts
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
        let more = more.iter().map(header).collect();
        let folder = folder.to_owned();
        let faults = Vec::new();
        let served = Served { folder, more, below: "/", instead, faults, mended: 0 };
        let shared = Arc::new(Shared {
            served: Mutex::new(served),
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

    /// Serves another folder from now on, as a host does that is given a new build.
    pub fn serve(&self, folder: &Path, instead: Vec<(&'static str, String)>) {
        let mut served = self.shared.served();
        folder.clone_into(&mut served.folder);
        served.instead = instead;
    }

    /// From now on the folder stands below this path of the host, which begins and ends with a slash, and nothing else is there but what
    /// takes a message.
    pub fn stand_below(&self, path: &'static str) {
        self.shared.served().below = path;
    }

    /// From now on something is wrong with every file that has this in its name.
    pub fn spoil(&self, part: &str, fault: Fault) {
        self.shared.served().faults.push((part.to_owned(), fault));
    }

    /// Nothing is wrong any more.
    pub fn mend(&self) {
        let mut served = self.shared.served();
        served.faults.clear();
        served.mended += 1;
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

    fn served(&self) -> MutexGuard<'_, Served> {
        self.served.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, stream: TcpStream) -> Result<()> {
        let mut reader = BufReader::new(stream);
        let Some(Request { method, url, body }) = read_request(&mut reader)? else { return Ok(()) };
        let answer = self.served().answer(&method, &url);
        // Remembered before it is answered, so that whoever has the answer finds it in the list.
        let asked = Asked { line: format!("{method} {url}"), body, status: answer.status };
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
        self.send(&answer, &method, reader.into_inner())
    }

    fn send(&self, answer: &Answer, method: &str, mut stream: TcpStream) -> Result<()> {
        let Answer { status, reason, kind, headers, content, fault } = answer;
        let length = content.len();
        if *fault == Some(Fault::Silent) {
            self.wait_until_mended();
            return Ok(());
        }
        write!(
            stream,
            "HTTP/1.1 {status} {reason}\r\n{ALWAYS}{headers}Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
        )?;
        if method == "HEAD" {
            return Ok(stream.flush()?);
        }
        let half = matches!(fault, Some(Fault::Stalled | Fault::Cut));
        stream.write_all(content.get(..length / 2).filter(|_| half).unwrap_or(content))?;
        stream.flush()?;
        if *fault == Some(Fault::Stalled) {
            self.wait_until_mended();
        }
        Ok(())
    }

    fn wait_until_mended(&self) {
        // Something else may be wrong before this is looked at again.
        let before = self.served().mended;
        let is_mended = || {
            let served = self.served();
            served.faults.is_empty() || served.mended != before
        };
        while !self.stopping.load(Ordering::SeqCst) && !is_mended() {
            thread::sleep(STALL);
        }
    }
}

impl Served {
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

    fn fault(&self, file: &Path) -> Option<Fault> {
        let name = file.to_string_lossy();
        self.faults.iter().find(|(part, _)| name.contains(part)).map(|(_, fault)| *fault)
    }

    /// The headers that the folder has for a path.
    fn headers(&self, url: &str) -> String {
        let own = self.content(Path::new(HEADERS)).and_then(|text| String::from_utf8(text).ok());
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_prefix(self.below).unwrap_or_default();
        let found = headers_for(own.as_deref().unwrap_or(PLAIN), path);
        found.iter().map(header).collect::<String>() + &self.more
    }

    fn answer(&self, method: &str, url: &str) -> Answer {
        // Messages have one address, wherever the folder stands.
        let below = if method == "POST" { "/" } else { self.below };
        let file = url.strip_prefix(below).and_then(file_for);
        let content = file.as_ref().and_then(|file| self.content(file));
        let plain = "text/plain; charset=utf-8";
        let fault = file.as_ref().and_then(|file| self.fault(file));
        let (status, reason, kind, mut content) = match (method, file.zip(content)) {
            ("GET" | "HEAD", Some(_)) if fault == Some(Fault::Error) => {
                (500, "Internal Server Error", plain, b"in trouble\n".to_vec())
            }
            ("GET" | "HEAD", Some((file, content))) => (200, "OK", kind(&file), content),
            ("POST", Some((file, content))) if self.instead(&file).is_some() => {
                (200, "OK", kind(&file), content)
            }
            ("GET" | "HEAD", None) => (404, "Not Found", plain, b"not found\n".to_vec()),
            _ => (405, "Method Not Allowed", plain, b"only GET and HEAD\n".to_vec()),
        };
        if let Some(last) = content.last_mut().filter(|_| fault == Some(Fault::Wrong)) {
            *last ^= 1;
        }
        Answer { status, reason, kind, headers: self.headers(url), content, fault }
    }
}

/// One header as it is sent.
fn header((name, value): &(&str, &str)) -> String {
    format!("{name}: {value}\r\n")
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

/// The file below the folder that a request's path names from there; none when it tries to leave the folder.
fn file_for(path: &str) -> Option<PathBuf> {
    let path = path.split(['?', '#']).next()?;
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

    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(file_for(path), expected.map(PathBuf::from), "{path}");
    }

    #[test]
    fn a_path_names_a_file_below_the_folder_or_nothing() {
        check("", Some("index.html"));
        check("?x=1", Some("index.html"));
        check("app-1.js?x=1", Some("app-1.js"));
        check("icons/a.svg", Some("icons/a.svg"));
        check("../Cargo.toml", None);
        check("a/../../b", None);
        check("/etc/passwd", None);
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
        assert!(text.contains("X-More: yes\r\n"), "{text}");
        site.serve(&crate::run::root().join("static"), Vec::new());
        let text = get("/app.webmanifest");
        assert!(text.contains("frame-ancestors 'none'\r\n") && text.contains("no-cache"), "{text}");
        for (fault, start, end) in [
            (Fault::Error, "HTTP/1.1 500", "in trouble\n"),
            (Fault::Cut, "HTTP/1.1 200", ""),
            (Fault::Wrong, "HTTP/1.1 200", "}\u{b}"),
        ] {
            site.spoil("manifest", fault);
            let spoilt = get("/app.webmanifest");
            assert!(spoilt.starts_with(start) && spoilt != text, "{fault:?}: {spoilt}");
            assert!(spoilt.ends_with(end), "{fault:?}: {spoilt}");
            site.mend();
        }
        assert!(get("/app.webmanifest").ends_with("}\n"), "it was mended");
        site.stand_below("/ldn/");
        assert!(get("/app.webmanifest").starts_with("HTTP/1.1 404"));
        let text = get("/ldn/app.webmanifest");
        assert!(text.ends_with("}\n") && text.contains("no-cache"), "{text}");
    }
}
