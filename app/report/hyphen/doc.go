// Package hyphen finds where words may be broken at the end of a line, with the
// patterns and the algorithm of TeX: F. M. Liang, Word Hy-phen-a-tion by Com-put-er
// (Stanford, 1983).
//
// The patterns are dependencies, not files of the repository: `make fonts` puts them
// into files/ beside the typefaces, one pattern a line and compressed. Without it the
// program compiles and breaks no words. NOTICE has their authors and licences.
package hyphen
