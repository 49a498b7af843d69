/** Course files and their models: lessons and exercises. Parsing and validation only; nothing here runs a cell. */
package gradus.course;
