/** What `qhs demo` calls the sample township; a project of this name shows where to begin. */
export const sampleProjectName = "样例乡镇(虚构)";
