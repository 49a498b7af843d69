/** The command line: one class a command; each parses its arguments, calls one face, and prints. */
package gradus.cli;
