// Package citation lays out a source as a citation: in a plain style, in one like
// that of the American Psychological Association, and in one like the notes and
// bibliography of the Chicago Manual of Style.
//
// “Like” means that names, dates, titles, containers and numbers stand in the order
// of those styles, with their punctuation and italics, for every type of source; it
// does not mean every rule of manuals that are books. Titles keep their capitals.
// A confidential source is its alias and nothing else, unless the citation is for
// the newsroom.
package citation
