// Package pdfium reads PDF files with PDFium, the library of Chromium, inside a
// WebAssembly sandbox: a document can reach neither files nor network nor the
// memory of the program.
//
// # What a document may cost
//
// [Open] gives each document an instance of its own, of which there are two at
// a time; who comes third waits. An instance has at most 256 MiB of memory,
// however large the document is: of its bytes PDFium holds those that the last
// pages needed. It dies with the context that it was opened with, whatever it is
// doing: a document that would never come to an end keeps the next one from
// nothing.
//
// # What the first document costs
//
// PDFium is started by the first document of a process. It has to be compiled
// for the machine first, which takes seconds, once: the outcome is kept in the
// user's cache folder, and read back in a tenth of a second. With the race
// detector compiling takes a minute, which is why `make test-go` runs the tests
// of this package without it first.
//
// # Units
//
// Pages are counted from 1. Places on a page are points (1/72 inch) from the
// left and the top of the page as it is shown, that is cropped and turned.
package pdfium
