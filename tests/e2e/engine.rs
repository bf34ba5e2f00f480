//! The browser engines: starting and ending their drivers, and what each needs to run without a screen. It knows no page.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{BufRead, BufReader},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    pin::pin,
    process::{Child, Command, Stdio},
    sync::{Mutex, PoisonError},
    time::Duration,
};
use thirtyfour::{
    Capabilities, RequestData, SessionId, WebDriver, common::command::FormatRequestData,
    session::scriptret::ScriptRet,
};
use xtask::{run, site::Site, tools};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// `WebKitGTK`, which has Safari's engine, by `WebKitWebDriver`.
    WebKit,
}

/// A running browser with its driver.
pub(crate) struct Browser {
    /// Which one it is.
    pub(crate) engine: Engine,
    // Before the session, and so dropped before it: to end the session of a driver that hangs would take minutes.
    processes: Vec<Running>,
    /// The session.
    pub(crate) driver: WebDriver,
    origins: Mutex<BTreeSet<String>>,
}

/// A process with all that it started; ended when dropped.
pub(crate) struct Running(Child);

impl Engine {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// As it is printed and named on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    fn driver(self, port: u16) -> Result<Command> {
        let mut command = match self {
            Self::Chromium => Command::new("chromedriver"),
            Self::Firefox => Command::new(tools::GECKODRIVER.programs()?.join("geckodriver")),
            Self::WebKit => Command::new("WebKitWebDriver"),
        };
        // One language on every machine: numbers and dates are written as it wants.
        command.arg(format!("--port={port}")).env("LC_ALL", "en_US.UTF-8").env("LANGUAGE", "en_US");
        if self == Self::Firefox {
            // For what a page's own scripts cannot do: a window narrower than the toolbar, and the log from its first line.
            command.arg("--allow-system-access");
        }
        Ok(command)
    }

    /// Without motion, so that no picture catches a colour half way to another.
    fn capabilities(self) -> Result<Value> {
        Ok(match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": {"args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=en-US",
                    "--force-prefers-reduced-motion",
                ]},
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {"args": ["-headless"], "prefs": {"ui.prefersReducedMotion": 1}},
            }),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": {"binary": mini_browser()?, "args": ["--automation"]},
            }),
        })
    }
}

impl Browser {
    /// Starts the driver and through it the browser, with a new profile.
    pub(crate) async fn start(engine: Engine) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = engine.driver(port)?;
        let mut processes = Vec::new();
        if engine == Engine::WebKit {
            let (screen, display) = screen()?;
            command.env("DISPLAY", display).env("XDG_CONFIG_HOME", desktop()?);
            processes.push(screen);
        }
        let log = File::create(folder()?.join(format!("{}.log", engine.name())))?;
        command.stdout(log.try_clone()?).stderr(log);
        processes.insert(0, Running::start(&mut command)?);
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let mut capabilities: Capabilities = serde_json::from_value(engine.capabilities()?)?;
        // Half a minute is enough for any page here; a driver's own limit of five is the whole journey's.
        capabilities.set("timeouts", json!({"pageLoad": 30_000, "script": 30_000}))?;
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
        Ok(Self { engine, processes, driver, origins: Mutex::default() })
    }

    /// Serves a folder with one header more, at an origin that this browser has nothing of: the system may give a port that was in use before, with all that
    /// was kept there.
    pub(crate) fn new_site(
        &self,
        folder: &Path,
        header: (&str, &str),
        instead: &[(&'static str, String)],
    ) -> Result<Site> {
        loop {
            let site = Site::start(folder, 0, &[header], instead.to_vec())?;
            if self.origins.lock().unwrap_or_else(PoisonError::into_inner).insert(site.url()) {
                return Ok(site);
            }
        }
    }

    /// Ends the session in good order, so that the browser clears up after itself; and the processes in any case.
    pub(crate) async fn end(self) {
        let Self { processes, driver, .. } = self;
        let mut quit = pin!(driver.quit());
        if tokio::time::timeout(Duration::from_secs(20), &mut quit).await.is_err() {
            drop(processes);
            drop(quit.await);
        }
    }

    /// Runs a script with the rights of the browser itself; Firefox only.
    pub(crate) async fn execute_as_chrome(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<ScriptRet> {
        self.driver.cmd(Rights("chrome")).await?;
        let result = self.driver.execute(script, arguments).await;
        self.driver.cmd(Rights("content")).await?;
        Ok(result?)
    }

    /// Sends a command of Chromium's own protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        Ok(self.driver.cdp().send_raw(command, parameters).await?)
    }
}

impl Running {
    /// Starts it.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        // A group of its own, so that the browser goes with its driver however this ends.
        let child = command.stdin(Stdio::null()).process_group(0).spawn();
        Ok(Self(
            child.with_context(|| format!("cannot start {}", command.get_program().display()))?,
        ))
    }
}

impl Running {
    /// The number of the process, which is that of its group too.
    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        // It may have ended by itself; then there is nothing to end.
        drop(Command::new("kill").args(["-TERM", "--", &group]).stderr(Stdio::null()).status());
        drop(self.0.wait());
    }
}

/// Firefox's switch between the page's scripts and the browser's own.
#[derive(Debug)]
struct Rights(&'static str);

impl FormatRequestData for Rights {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let uri = format!("/session/{session}/moz/context");
        RequestData::new("POST".parse().unwrap_or_default(), uri)
            .add_body(json!({"context": self.0}))
    }
}

/// Where drivers write.
pub(crate) fn folder() -> Result<PathBuf> {
    let folder = run::root().join("target/e2e");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A screen that nobody sees, and its name.
pub(crate) fn screen() -> Result<(Running, String)> {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1600x1600x24", "-nolisten", "tcp"]);
    let mut screen = Running::start(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
    let mut number = String::new();
    BufReader::new(screen.0.stdout.take().context("Xvfb has no output")?).read_line(&mut number)?;
    Ok((screen, format!(":{}", number.trim())))
}

/// A configuration in which the browser's toolbar may be narrower than a phone, so that its window may be, and nothing moves.
pub(crate) fn desktop() -> Result<PathBuf> {
    let config = folder()?.join("webkit-config");
    fs::create_dir_all(config.join("gtk-3.0"))?;
    let style = "button, entry, headerbar, toolbar, separator { padding: 0; margin: 0; border-width: 0; min-width: 0; }\n";
    fs::write(config.join("gtk-3.0/gtk.css"), style)?;
    let still = "[Settings]\ngtk-enable-animations=0\n";
    fs::write(config.join("gtk-3.0/settings.ini"), still)?;
    Ok(config)
}

/// `WebKitGTK`'s own small browser, which stands in a folder named after the machine's architecture.
pub(crate) fn mini_browser() -> Result<PathBuf> {
    for architecture in fs::read_dir("/usr/lib")? {
        let program = architecture?.path().join("webkit2gtk-4.1/MiniBrowser");
        if program.is_file() {
            return Ok(program);
        }
    }
    bail!("WebKitGTK's MiniBrowser is missing: apt-get install webkit2gtk-driver")
}
