/** The terminal: the REPL, and lessons as text of a given width. */
package gradus.terminal;
