//! A small server for the built page, on this machine alone. It knows files and headers, not the page.
//!
//! It sends what a careful host would: the right types, the security headers that a page cannot set by itself, and nothing for a
//! file that is not there. It remembers what was asked for, so that a test can tell what the page really does.

use anyhow::{Result, anyhow};
use std::{
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Component, Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread::{self, JoinHandle},
};
use tiny_http::{Header, Method, Request, Response, Server};

/// Sent with every answer.
const HEADERS: &[(&str, &str)] = &[
    ("Cache-Control", "no-cache"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];

/// A running server; it stops when dropped.
pub struct Site {
    address: SocketAddr,
    server: Arc<Server>,
    asked: Arc<Mutex<Vec<String>>>,
    worker: Option<JoinHandle<()>>,
}

impl Site {
    /// Serves the files below `folder`; port 0 takes a free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start(folder: &Path, port: u16) -> Result<Self> {
        let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let server =
            Server::http(wanted).map_err(|error| anyhow!("cannot serve on {wanted}: {error}"))?;
        let address = server.server_addr().to_ip().unwrap_or(wanted);
        let (server, asked) = (Arc::new(server), Arc::new(Mutex::new(Vec::new())));
        let worker = {
            let (server, asked, folder) =
                (Arc::clone(&server), Arc::clone(&asked), folder.to_owned());
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    let line = format!("{} {}", request.method(), request.url());
                    asked.lock().unwrap_or_else(PoisonError::into_inner).push(line);
                    answer(request, &folder);
                }
            })
        };
        Ok(Self { address, server, asked, worker: Some(worker) })
    }

    /// The page's address, with a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Every request until now, as `GET /path`, in order; empties the list.
    #[must_use]
    pub fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Goes on until the program is stopped.
    pub fn wait(mut self) {
        if let Some(worker) = self.worker.take() {
            drop(worker.join());
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(worker) = self.worker.take() {
            drop(worker.join());
        }
    }
}

fn answer(request: Request, folder: &Path) {
    let file = file_for(request.url());
    let content = file.as_ref().and_then(|file| fs::read(folder.join(file)).ok());
    let (status, kind, body) = match (request.method(), file.zip(content)) {
        (Method::Get | Method::Head, Some((file, body))) => (200, kind(&file), body),
        (Method::Get | Method::Head, None) => {
            (404, "text/plain; charset=utf-8", b"not found\n".to_vec())
        }
        _ => (405, "text/plain; charset=utf-8", b"only GET and HEAD\n".to_vec()),
    };
    let mut response = Response::from_data(body).with_status_code(status);
    for (name, value) in HEADERS.iter().chain(&[("Content-Type", kind)]) {
        if let Ok(header) = Header::from_bytes(*name, *value) {
            response.add_header(header);
        }
    }
    // The browser may have gone away: that is its right, and nobody is left to tell.
    drop(request.respond(response));
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
    use std::{
        io::{Read, Write},
        net::TcpStream,
    };

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
        let site = Site::start(&crate::run::root(), 0).unwrap();
        let mut line = TcpStream::connect(site.address).unwrap();
        line.write_all(b"GET /Trunk.toml HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut text = String::new();
        line.read_to_string(&mut text).unwrap();
        assert!(
            text.starts_with("HTTP/1.1 200")
                && text.contains("nosniff")
                && text.contains("[tools]"),
            "{text}"
        );
        assert_eq!(site.take_requests(), ["GET /Trunk.toml"]);
    }
}
