//! The published vectors of the building blocks that sealing takes from crates. Those of XChaCha20-Poly1305 itself stand beside
//! its use, in `src/store/seal/cipher.rs`.

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use chacha20poly1305::{AeadInOut, ChaCha20Poly1305, KeyInit, Nonce};

fn hex(text: &str) -> Vec<u8> {
    text.split_whitespace().map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}

/// RFC 9106, 5.3.
#[test]
fn argon2id_is_the_one_of_the_rfc() {
    let params = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(AssociatedData::new(&[4; 12]).unwrap())
        .build()
        .unwrap();
    let argon =
        Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params.clone())
            .unwrap();
    let mut blocks = vec![argon2::Block::new(); params.block_count()];
    let mut tag = [0; 32];
    argon.hash_password_into_with_memory(&[1; 32], &[2; 16], &mut tag, &mut blocks).unwrap();
    let expected = "0d 64 0d f5 8d 78 76 6c 08 c0 37 a3 4a 8b 53 c9 d0
                    1e f0 45 2d 75 b6 5e b5 25 20 e9 6b 01 e6 59";
    assert_eq!(tag.to_vec(), hex(expected));
}

/// RFC 8439, 2.8.2.
#[test]
fn chacha20_poly1305_is_the_one_of_the_rfc() {
    let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
    let key: [u8; 32] = std::array::from_fn(|place| 0x80 + u8::try_from(place).unwrap());
    let nonce = Nonce::try_from(&hex("07 00 00 00 40 41 42 43 44 45 46 47")[..]).unwrap();
    let aad = hex("50 51 52 53 c0 c1 c2 c3 c4 c5 c6 c7");
    let cipher = ChaCha20Poly1305::new(&key.into());
    let mut bytes = plain.to_vec();
    let tag = cipher.encrypt_inout_detached(&nonce, &aad, bytes.as_mut_slice().into()).unwrap();
    let expected = "d3 1a 8d 34 64 8e 60 db 7b 86 af bc 53 ef 7e c2
                    a4 ad ed 51 29 6e 08 fe a9 e2 b5 a7 36 ee 62 d6
                    3d be a4 5e 8c a9 67 12 82 fa fb 69 da 92 72 8b
                    1a 71 de 0a 9e 06 0b 29 05 d6 a5 b6 7e cd 3b 36
                    92 dd bd 7f 2d 77 8b 8c 98 03 ae e3 28 09 1b 58
                    fa b3 24 e4 fa d6 75 94 55 85 80 8b 48 31 d7 bc
                    3f f4 de f0 8e 4b 7a 9d e5 76 d2 65 86 ce c6 4b
                    61 16";
    assert_eq!(bytes, hex(expected));
    assert_eq!(tag.to_vec(), hex("1a e1 0b 59 4f 09 e2 6a 7e 90 2e cb d0 60 06 91"));
    cipher.decrypt_inout_detached(&nonce, &aad, bytes.as_mut_slice().into(), &tag).unwrap();
    assert_eq!(bytes, plain);
}
