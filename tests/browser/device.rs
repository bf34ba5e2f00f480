//! Files that a person chose: of which the bytes are read.

use std::cell::RefCell;
use std::rc::Rc;

use ldn_diary::browser::BrowserDevice;
use ldn_diary::ui::port::{Device, FileRead, ReadError};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use crate::{js, until};

/// Puts an input into the page in which a file of this size is chosen. It remembers whether its bytes were asked for.
fn choose(size: u32) {
    js(&format!(
        "{{ const input = document.createElement('input');
            input.id = 'a-file';
            const arrayBuffer = () => {{ input.wasRead = true; return Promise.resolve(new ArrayBuffer(3)); }};
            Object.defineProperty(input, 'files', {{ value: [{{ size: {size}, arrayBuffer }}] }});
            document.body.append(input); }}"
    ));
}

/// What is read of the file, in bytes, where so many are allowed.
async fn length(most: usize) -> Option<Result<usize, ReadError>> {
    let heard = Rc::new(RefCell::new(None::<FileRead>));
    let done = {
        let heard = Rc::clone(&heard);
        Callback::from(move |file: FileRead| {
            heard.replace(Some(file));
        })
    };
    BrowserDevice.read_file("a-file", most, done);
    until(|| heard.borrow().is_some()).await;
    heard.take().map(|file| file.map(|bytes| bytes.len()))
}

/// A file of many gigabytes would be taken into memory to be refused.
#[wasm_bindgen_test]
async fn of_a_file_that_is_too_large_no_byte_is_read() {
    for (size, found, is_read) in [
        (3, Ok(3), true),
        (8, Ok(3), true),
        (9, Err(ReadError::TooLarge), false),
        (u32::MAX, Err(ReadError::TooLarge), false),
    ] {
        choose(size);
        assert_eq!(length(8).await, Some(found), "{size}");
        let was_read = js("document.getElementById('a-file').wasRead === true").as_bool();
        assert_eq!(was_read, Some(is_read), "{size}");
        js("document.getElementById('a-file').remove()");
    }
    assert_eq!(length(8).await, Some(Err(ReadError::NoFile)));
}
