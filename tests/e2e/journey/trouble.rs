//! What a browser may do to a diary: its storage runs full, somebody clears it under the open page, and two tabs write in turn.

use crate::page::{Page, tonight::Tonight};
use anyhow::{Result, ensure};
use serde_json::json;
use std::{env, time::Duration};

/// Takes all the room that local storage has, to the last character; gives how many things that took.
const FILL: &str = "
    localStorage.removeItem('ldn-diary/ballast');
    let place = 0;
    for (let length = 1 << 22; length >= 1; length >>= 1) {
        for (;;) {
            try { localStorage.setItem('fill' + place, 'x'.repeat(length)); } catch { break; }
            place += 1;
        }
    }
    return place";
const MAKE_ROOM: &str = "
    for (const key of Object.keys(localStorage)) if (key.startsWith('fill')) localStorage.removeItem(key);
    return null";
const NOTE: &str = "return document.getElementById('note')?.value ?? ''";

/// A full storage is told, what was typed stays on the screen, and with room again it is saved.
pub(crate) async fn full(page: &Page) -> Result<()> {
    let tonight = Tonight::returning(page).await?;
    tonight.check_in().await?;
    let filled: usize = page.read(FILL).await?;
    ensure!(filled > 0, "nothing filled it");
    tonight.score(1, "7").await?;
    page.type_into("Note", "while it was full").await?;
    page.expect_part("draft", "does not keep").await?;
    page.press_button("Save the night").await?;
    page.expect_part("saving", "The browser has no room left.").await?;
    page.screenshot("night-full").await?;
    let note: String = page.read(NOTE).await?;
    ensure!(note == "while it was full", "the note is {note:?}");
    page.read::<()>(MAKE_ROOM).await?;
    page.press_button("Save the night").await?;
    page.expect_text("recorded", "Fatigue 7, a note").await?;
    tonight.is_saved().await?;
    Tonight::open(page).await?;
    page.expect_text("recorded", "Fatigue 7, a note").await
}

/// Somebody clears what the browser keeps of the page while it is open: what was called saved comes back, and what is being written
/// is saved on top of it.
pub(crate) async fn cleared(page: &Page) -> Result<()> {
    let tonight = Tonight::open(page).await?;
    tonight.check_in().await?;
    tonight.score(1, "6").await?;
    page.press_button("Save the night").await?;
    tonight.is_saved().await?;
    page.read::<()>("localStorage.clear(); return null").await?;
    page.read::<()>("location.hash = '#/tonight/check-in'; return null").await?;
    page.by_test_id("save-night").await?;
    tonight.score(2, "2").await?;
    // Not over what it does not know: a press is refused until the second copy has told.
    // The page may leave between a look and a press: so both are one step.
    let press = "const save = document.querySelector('[data-testid=save-night]'); save?.click(); return !save";
    let is_taken = async || Ok(page.read::<bool>(press).await?.then_some(()));
    page.wait("a save that is taken", is_taken).await?;
    tonight.is_saved().await?;
    Tonight::open(page).await?;
    page.expect_text("recorded", "Fatigue 6, pain 2").await
}

/// A room that fills up is told long before a night finds none; a diary that has room enough says nothing.
pub(crate) async fn crowded(page: &Page) -> Result<()> {
    Tonight::returning(page).await?;
    let fill = "localStorage.setItem('ldn-diary/fill', 'x'.repeat(3200000)); return null";
    page.read::<()>(fill).await?;
    page.open("#/diary").await?;
    page.by_role("heading", "Diary").await?;
    // The diary is swept in an idle moment, five seconds after it was opened.
    tokio::time::sleep(Duration::from_secs(5)).await;
    page.expect_part("crowded", "The diary fills 61 % of its room in the browser").await?;
    page.screenshot("diary-crowded").await?;
    page.read::<()>("localStorage.removeItem('ldn-diary/fill'); return null").await?;
    page.open("#/diary").await?;
    page.by_role("heading", "Diary").await?;
    tokio::time::sleep(Duration::from_secs(6)).await;
    ensure!(!page.has("crowded").await?, "there is room enough");
    Ok(())
}

/// What is in the second copy alone, and finds no room here, is not called lost; with room again it is back.
pub(crate) async fn no_room_to_come_back(page: &Page) -> Result<()> {
    let tonight = Tonight::open(page).await?;
    tonight.check_in().await?;
    tonight.score(1, "6").await?;
    page.press_button("Save the night").await?;
    tonight.is_saved().await?;
    page.read::<usize>(&["localStorage.clear();", FILL].concat()).await?;
    Tonight::open(page).await?;
    page.expect_part("not-back", "A part of your diary is not back yet").await?;
    page.expect_part("not-back", "The browser has no room left.").await?;
    ensure!(!page.has("first-start").await?, "it speaks as if nothing had ever been recorded");
    page.screenshot("tonight-not-back").await?;
    page.read::<()>(MAKE_ROOM).await?;
    Tonight::open(page).await?;
    page.expect_text("recorded", "Fatigue 6").await?;
    ensure!(!page.has("not-back").await?, "it is back");
    Ok(())
}

/// Appends letters to tonight's note, each with a save of its own that is waited for. By what the page does and not by timers: `WebKit` lets
/// those of a tab that lies behind another run once a second.
const WRITE: &str = "
    const [letter, times] = arguments;
    return (async () => {
        const until = (look) => new Promise((done) => {
            const see = () => {
                const found = look();
                if (!found) return;
                changes.disconnect();
                done(found);
            };
            const changes = new MutationObserver(see);
            changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
            see();
        });
        const turn = () => new Promise((done) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = done;
            port2.postMessage(null);
        });
        const find = (id) => document.querySelector(`[data-testid=${id}]`);
        for (let time = 0; time < times; time += 1) {
            location.hash = '#/tonight/check-in';
            const save = await until(() => find('save-night'));
            const note = document.getElementById('note');
            note.value += letter;
            note.dispatchEvent(new Event('input', { bubbles: true }));
            await turn();
            save.click();
            await until(() => location.hash === '#/tonight' && find('saving')?.textContent === 'Saved on this device');
        }
    })()";

/// Two tabs hand the writing to and fro, each saving on top of what the other saved: every save is in the end there. In the long run each
/// saves a thousand times, and it goes from one to the other a hundred times.
pub(crate) async fn two_tabs(page: &Page) -> Result<()> {
    let (turns, saves) = if env::var_os("LDN_LONG").is_some() { (100, 20) } else { (4, 5) };
    let tonight = Tonight::returning(page).await?;
    tonight.check_in().await?;
    let driver = &page.browser.driver;
    let (first, second) = tonight.second_tab().await?;
    page.by_test_id("reader").await?;
    for turn in 0..turns {
        let (tab, letter) = if turn % 2 == 0 { (&second, "b") } else { (&first, "a") };
        driver.switch_to_window(tab.clone()).await?;
        tonight.edit_here().await?;
        driver.execute(WRITE, vec![json!(letter), json!(saves)]).await?;
    }
    driver.switch_to_window(second).await?;
    driver.close_window().await?;
    driver.switch_to_window(first).await?;
    page.open("#/tonight/check-in").await?;
    page.by_test_id("save-night").await?;
    let note: String = page.read(NOTE).await?;
    let letters = ["b", "a"].into_iter().cycle().take(turns);
    let expected: String = letters.map(|letter| letter.repeat(saves)).collect();
    ensure!(note == expected, "of {} saves these are there: {note:?}", turns * saves);
    Ok(())
}
