"""Why a link is no casualty fact after all."""
