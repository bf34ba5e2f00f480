//! Talking to the person and running other programs. It knows no particular program.
#![expect(clippy::print_stdout, reason = "a command's answers are its output")]

use anyhow::{Context, Result, bail};
use std::{
    env,
    ffi::OsString,
    fmt::Display,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

/// Prints one line to the person.
pub fn say(line: impl Display) {
    println!("{line}");
}

/// Says what is done now; everything a person waits for is announced by this.
pub fn announce(what: impl Display) {
    println!("\n==> {what}");
}

/// The moment it was asked, for measuring how long a step takes.
#[must_use]
pub fn now() -> Instant {
    #[expect(
        clippy::disallowed_methods,
        reason = "automation runs natively, where a clock is always there"
    )]
    Instant::now()
}

/// `4.2 s` or `3 min 05 s`.
#[must_use]
pub fn show_time(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f32())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

/// Runs a program, showing its command line and its output.
///
/// # Errors
/// When it cannot be started or says that it failed.
pub fn run(command: &mut Command) -> Result<()> {
    let line = show(command);
    say(format_args!("  $ {line}"));
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs a program and gives back what it printed, trimmed.
///
/// # Errors
/// When it cannot be started or says that it failed; then with what it wrote about that.
pub fn read(command: &mut Command) -> Result<String> {
    let line = show(command);
    let output = command.output().with_context(|| format!("cannot start `{line}`"))?;
    if !output.status.success() {
        bail!(
            "`{line}` failed ({}): {}",
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The repository's top folder.
#[must_use]
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// Cargo in the repository's top folder, with the toolchain that started this command.
#[must_use]
pub fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root());
    command
}

/// The file that a program's name stands for on `PATH`.
#[must_use]
pub fn find_program(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// `PATH` with these folders before all others.
///
/// # Errors
/// When a folder's name cannot stand in `PATH`.
pub fn path_with(first: &[PathBuf]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(first.iter().cloned().chain(env::split_paths(&rest)))?)
}

fn show(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_as_a_person_says_them() {
        assert_eq!(show_time(Duration::from_millis(4_240)), "4.2 s");
        assert_eq!(show_time(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn a_failing_program_is_an_error_with_its_command_line() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err().to_string();
        assert!(error.contains("sh -c exit 3") && error.contains('3'), "{error}");
    }
}
