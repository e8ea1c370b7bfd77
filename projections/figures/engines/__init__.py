"""The engines that add up facts: the only room that names one or imports one."""
