"""The Qt translations, as source (``.ts``) and compiled (``.qm``)."""
