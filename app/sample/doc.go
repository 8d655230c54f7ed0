// Package sample is what an empty library offers to look at: a news article
// about an invented town, and a complete check of it as `tickmark apply` reads
// it. The place, the people, the organisations and their figures do not exist.
package sample
