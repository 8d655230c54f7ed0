import { createContext, useContext } from "react";
import { jobOf } from "./job";

/** Where no article is open, claims are called claims. */
export const JobContext = createContext(jobOf("published"));

/** The kind of check that the open article is in for. */
export const useJob = () => useContext(JobContext);
