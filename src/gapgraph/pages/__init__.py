"""What people read: answers as text, laid out for the width at hand."""
