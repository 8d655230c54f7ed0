// Package bibliography reads and writes lists of sources in the formats by which
// programs for references exchange them: CSL-JSON, BibTeX and RIS.
//
// [Read] takes what such programs really write (LaTeX accents, braces, dates that
// are ranges, any encoding) and says of each entry what of it was left out. The
// writers write what [Read] reads as the same sources, as far as the format has a
// place for it. Class, confidentiality, interests, origins and notes are the
// newsroom's own: no format here carries them, and a note that comes in is kept.
package bibliography
