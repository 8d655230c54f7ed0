// Package sealed locks files with a passphrase or for a key, in the format of age
// (https://age-encryption.org/v1), so that they can be opened without Tickmark as
// well: age -d FILE.
//
// # Two ways
//
// A [Passphrase] seals and opens. It has to be known at both times, so it suits
// what a person does: a copy handed over.
//
// What is done while nobody is there, such as a backup, is sealed for a
// [Recipient], which is no secret and can be kept with the settings. Only its
// [Identity] opens that. The identity is kept in a file which is itself sealed
// with a passphrase ([WriteIdentity]): then the passphrase is needed only for
// opening, and is stored nowhere. With that file beside the others,
// age -d -i KEY.age FILE opens them.
//
// # What is promised
//
// Nobody who has only the file learns more of what is in it than how long it is,
// or can change it unnoticed. Against guessing, each try at a passphrase costs
// 256 MiB of memory and about a second (scrypt with 2^18 rounds, age's own
// choice); a passphrase that can be guessed is still guessed. There is no other
// way in: a lost passphrase is a lost file.
//
// Memory does not grow with the file. It is read and written in pieces of 64 KiB,
// each of which is authenticated before it is given out; that the end is the end is
// known only once [io.EOF] has come. Whoever acts on what was read before has to be
// able to take that back.
//
// Neither a passphrase nor an identity shows itself when it is printed, logged or
// encoded.
package sealed
