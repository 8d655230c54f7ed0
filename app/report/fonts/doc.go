// Package fonts carries the typefaces of the PDF report inside the binary: the
// Noto family, as TrueType files compressed with Zstandard.
//
// The faces are dependencies, not files of the repository. `make fonts` (which is
// `npm ci` in build/fonts, then `go run ./build/fonts`) puts them into files/;
// without it the program compiles, and [Load] says what to do.
//
// A face is decompressed when it is first needed: under 1 ms for a Latin face, 17 ms
// for a Chinese one. NOTICE has the authors and the licence (SIL OFL 1.1).
package fonts
