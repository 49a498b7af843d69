/** The results of a class in everybody's format. */
package gradus.grade.report;
