import { createContext, useContext } from "react";
import type { InputErrors } from "../../bridge/view-submission";

/** What is wrong with each input of the modal, by block id. */
export const InputErrorsContext = createContext<InputErrors>({});

export const useInputErrors = (): InputErrors => useContext(InputErrorsContext);
